import { useTranslations } from "next-intl";

import { readPhone } from "#audit/search/phones.ts";
import type { LookView } from "#db/access-looks.ts";

import styles from "./looks-table.module.css";
import { RecordTable } from "./record-table.tsx";
import { ZonedTime } from "./zoned-time.tsx";

/** Looks, newest first: when, who, what they did, and what they saw. */
export function LooksTable({ looks }: { looks: LookView[] }) {
  const t = useTranslations("access");
  const heads = (["when", "viewer", "did", "saw", "from"] as const).map((head) => t(`heads.${head}`));
  return (
    <RecordTable caption={t("caption")} heads={heads}>
      {looks.map((look) => (
        <Row key={look.leafIndex} look={look} />
      ))}
    </RecordTable>
  );
}

function Row({ look: { at, viewer, role, event, uri, seen, address, origin } }: { look: LookView }) {
  const t = useTranslations("access");
  const did = `events.${event}` as never;
  return (
    <tr>
      <td>
        <ZonedTime at={at} />
      </td>
      <td>
        {viewer ?? t("nobody")} {role === "" ? null : <span className={styles.quiet}>{role}</span>}
      </td>
      <td className={styles.did}>
        {t.has(did) ? t(did) : event} {seen.self ? <span className={styles.self}>{t("self")}</span> : null}
      </td>
      <td>
        <code className={styles.saw}>{uri}</code> <Saw seen={seen} />
      </td>
      <td className={styles.quiet}>
        {origin} {address}
      </td>
    </tr>
  );
}

/** What was seen, as far as a line can say it. */
function Saw({ seen }: Pick<LookView, "seen">) {
  const t = useTranslations("access.saw");
  const { search, leaves, total, ledger_size: size, reason, account_id: account, leaf_index: leaf } = seen;
  const { case_number: caseName, by, what } = seen;
  const parts = [
    typeof what === "string" ? <code key="what">{what}</code> : null,
    typeof by === "string" ? <code key="by">{by}</code> : null,
    search ? <code key="search">{search}</code> : null,
    account === undefined ? null : t("account", { id: String(account) }),
    leaf === undefined ? null : t("event", { leaf: String(leaf) }),
    typeof seen.phone === "string" ? t("number", { last: readPhone(seen.phone)?.digits ?? "" }) : null,
    leaves === undefined || reason
      ? null
      : t("listed", { count: leaves.length, total: Number(total ?? leaves.length) }),
    size === undefined ? null : t("ledger", { count: size }),
    reason ? t("reason", { reason }) : null,
    typeof caseName === "string" ? t("case", { name: caseName }) : null,
  ].filter((part) => part !== null);
  return (
    <span className={styles.quiet}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one look never move
        <span key={index}>
          {index === 0 ? null : " · "}
          {part}
        </span>
      ))}
    </span>
  );
}
