import type { Route } from "next";
import { useTranslations } from "next-intl";

import type { ViewerTally } from "#db/access-viewers.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./looks-table.module.css";
import { ZonedTime } from "./zoned-time.tsx";

const COUNTED = [
  "viewer_search",
  "viewer_open",
  "viewer_reveal",
  "viewer_export",
  "viewer_denied",
  "viewer_sign_in_refused",
] as const;

/** Viewers side by side: how often each did what, and when last. */
export function ViewersTable({ viewers }: { viewers: (ViewerTally & { href: Route })[] }) {
  const t = useTranslations("access.viewers");
  if (viewers.length === 0) return <p>{t("none")}</p>;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("heads.viewer")}</th>
            {COUNTED.map((event) => (
              <th key={event} scope="col">
                {t(`heads.${event}`)}
              </th>
            ))}
            <th scope="col">{t("heads.looks")}</th>
            <th scope="col">{t("heads.last")}</th>
          </tr>
        </thead>
        <tbody>
          {viewers.map((tally) => (
            <Row key={tally.viewer ?? ""} tally={tally} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ tally: { viewer, looks, last, counts, href } }: { tally: ViewerTally & { href: Route } }) {
  const t = useTranslations("access");
  return (
    <tr>
      <th scope="row">
        <AppLink href={href}>{viewer ?? t("nobody")}</AppLink>
      </th>
      {COUNTED.map((event) => (
        <td key={event}>{t("viewers.count", { count: counts[event] ?? 0 })}</td>
      ))}
      <td>{t("viewers.count", { count: looks })}</td>
      <td>
        <ZonedTime at={last} />
      </td>
    </tr>
  );
}
