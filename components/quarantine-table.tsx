import type { Route } from "next";
import { useTranslations } from "next-intl";

import type { QuarantineItem } from "#db/quarantine.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./quarantine-table.module.css";
import { RecordTable } from "./record-table.tsx";
import { Visible } from "./visible.tsx";
import { ZonedTime } from "./zoned-time.tsx";

type Row = QuarantineItem & { href: Route };

/** What was refused, newest first: when, where from, why, and how it begins. */
export function QuarantineTable({ items }: { items: Row[] }) {
  const t = useTranslations("ingest.quarantine");
  const heads = (["item", "since", "from", "why", "begins"] as const).map((head) => t(`heads.${head}`));
  return (
    <RecordTable caption={t("title")} heads={heads}>
      {items.map((item) => (
        <ItemRow key={item.quarantineId} item={item} />
      ))}
    </RecordTable>
  );
}

function ItemRow({ item }: { item: Row }) {
  const [t, tProblem] = [useTranslations("ingest.quarantine"), useTranslations("problems.titles")];
  const { quarantineId, href, firstSeenAt, times, source, file, code, pointer, beginning, state } = item;
  return (
    <tr>
      <td className={styles.item}>
        <AppLink href={href}>{t("number", { id: String(quarantineId) })}</AppLink>
        {state === "waiting" ? null : <span className={styles.quiet}>{t(`states.${state}`)}</span>}
      </td>
      <td className={styles.since}>
        <ZonedTime at={firstSeenAt} />
        {times > 1 ? <span className={styles.quiet}>{t("times", { count: times })}</span> : null}
      </td>
      <td>
        {source} <span className={styles.quiet}>{file}</span>
      </td>
      <td className={styles.why}>
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
