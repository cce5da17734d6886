import type { Route } from "next";
import { useTranslations } from "next-intl";

import type { QuarantineItem } from "#db/quarantine.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./quarantine-table.module.css";
import { Visible } from "./visible.tsx";
import { ZonedTime } from "./zoned-time.tsx";

type Row = QuarantineItem & { href: Route };

/** What was refused, newest first: when, where from, why, and how it begins. */
export function QuarantineTable({ items }: { items: Row[] }) {
  const t = useTranslations("ingest.quarantine");
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("title")}</caption>
        <thead>
          <tr>
            {(["item", "since", "from", "why", "begins"] as const).map((head) => (
              <th key={head} scope="col">
                {t(`heads.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.quarantineId} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ItemRow({ item }: { item: Row }) {
  const [t, tProblem] = [useTranslations("ingest.quarantine"), useTranslations("problems.titles")];
  const { quarantineId, href, firstSeenAt, times, source, file, code, pointer, beginning, state } = item;
  return (
    <tr>
      <td>
        <AppLink href={href}>{t("number", { id: String(quarantineId) })}</AppLink>
        {state === "waiting" ? null : <span className={styles.quiet}>{t(`states.${state}`)}</span>}
      </td>
      <td>
        <ZonedTime at={firstSeenAt} />
        {times > 1 ? <span className={styles.quiet}>{t("times", { count: times })}</span> : null}
      </td>
      <td>
        {source} <span className={styles.quiet}>{file}</span>
      </td>
      <td>
        {tProblem.has(code) ? tProblem(code) : code} {pointer ? <code className={styles.quiet}>{pointer}</code> : null}
      </td>
      <td>
        <code className={styles.begins}>
          <Visible text={beginning} />
        </code>
      </td>
    </tr>
  );
}
