import type { Route } from "next";
import { useTranslations } from "next-intl";

import type { ViewerTally } from "#db/access-viewers.ts";

import { AppLink } from "./app-link.tsx";
import { RecordTable } from "./record-table.tsx";
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
  const counted = COUNTED.map((event) => t(`heads.${event}`));
  return (
    <RecordTable caption={t("title")} heads={[t("heads.viewer"), ...counted, t("heads.looks"), t("heads.last")]}>
      {viewers.map((tally) => (
        <Row key={tally.viewer ?? ""} tally={tally} />
      ))}
    </RecordTable>
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
        <td key={event} data-name={t(`viewers.heads.${event}`)}>
          {t("viewers.count", { count: counts[event] ?? 0 })}
        </td>
      ))}
      <td data-name={t("viewers.heads.looks")}>{t("viewers.count", { count: looks })}</td>
      <td data-name={t("viewers.heads.last")}>
        <ZonedTime at={last} />
      </td>
    </tr>
  );
}
