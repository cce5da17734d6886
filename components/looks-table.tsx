import { useTranslations } from "next-intl";
import type { LookEvent } from "#audit/looks.ts";
import { PROBLEMS, type ProblemCode } from "#audit/problems.ts";
import { readPhone } from "#audit/search/phones.ts";
import type { LookView } from "#db/access-looks.ts";
import type { Role } from "#db/viewers-schema.ts";

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
        <code className={styles.saw}>{uri}</code> <Saw event={event} seen={seen} />
      </td>
      <td className={styles.quiet}>
        {origin} {address}
      </td>
    </tr>
  );
}

/** What was seen, as far as a line can say it. */
function Saw({ event, seen }: Pick<LookView, "event" | "seen">) {
  const t = useTranslations("access.saw");
  const titles = useTranslations("problems.titles");
  const roles = useTranslations("client.shell.signedIn.roles");
  const { search, leaves, total, ledger_size: size, reason, account_id: account, leaf_index: leaf } = seen;
  const { case_number: caseName, by, what, email } = seen;
  const role = seen.role as Role | undefined;
  const refusal = refusalOf(event, reason);
  const parts = [
    typeof what === "string" ? <code key="what">{what}</code> : null,
    typeof email === "string" ? email : null,
    role !== undefined && roles.has(role) ? roles(role) : null,
    typeof by === "string" ? <code key="by">{by}</code> : null,
    search ? <code key="search">{search}</code> : null,
    account === undefined ? null : t("account", { id: String(account) }),
    leaf === undefined ? null : t("event", { leaf: String(leaf) }),
    typeof seen.phone === "string" ? t("number", { last: readPhone(seen.phone)?.digits ?? "" }) : null,
    leaves === undefined || reason
      ? null
      : t("listed", { count: leaves.length, total: Number(total ?? leaves.length) }),
    size === undefined ? null : t("ledger", { count: size }),
    refusal ? t("refused", { reason: titles(refusal) }) : null,
    reason && !refusal ? t("reason", { reason }) : null,
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

/** The problem that refused what was done, where a reason is the code of one: a reason that somebody typed is told as typed. */
function refusalOf(event: string, reason: string | undefined): ProblemCode | null {
  const refusable = REFUSABLE.some((one) => one === event);
  return refusable && reason !== undefined && Object.hasOwn(PROBLEMS, reason) ? (reason as ProblemCode) : null;
}

const REFUSABLE: LookEvent[] = ["viewer_sign_in_refused", "viewer_settings", "viewer_change"];
