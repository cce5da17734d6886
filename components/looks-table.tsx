import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { LookEvent } from "#audit/looks.ts";
import { PROBLEMS, type ProblemCode } from "#audit/problems.ts";
import { readPhone } from "#audit/search/phones.ts";
import type { LookView } from "#db/access-looks.ts";
import type { Role } from "#db/viewers-schema.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./looks-table.module.css";
import { RecordTable } from "./record-table.tsx";
import { ZonedTime } from "./zoned-time.tsx";

/** Where what was seen stands. */
export type LookWays = { account: (accountId: number) => Route; event: (leafIndex: number) => Route };

/** Looks, newest first: when, who, what they did, and what they saw. */
export function LooksTable({ looks, ways }: { looks: LookView[]; ways: LookWays }) {
  const t = useTranslations("access");
  const heads = (["when", "viewer", "did", "saw", "from"] as const).map((head) => t(`heads.${head}`));
  return (
    <RecordTable caption={t("caption")} heads={heads}>
      {looks.map((look) => (
        <Row key={look.leafIndex} look={look} ways={ways} />
      ))}
    </RecordTable>
  );
}

type RowProps = { look: LookView; ways: LookWays };

function Row({ look: { at, viewer, role, event, uri, seen, address, origin }, ways }: RowProps) {
  const t = useTranslations("access");
  const roles = useTranslations("client.shell.signedIn.roles");
  const did = `events.${event}` as never;
  return (
    <tr>
      <td>
        <ZonedTime at={at} />
      </td>
      <td className={styles.viewer}>
        {viewer ?? t("nobody")}{" "}
        {role === "" ? null : (
          <span className={styles.quiet}>{roles.has(role as Role) ? roles(role as Role) : role}</span>
        )}
      </td>
      <td className={styles.did}>
        {t.has(did) ? t(did) : event} {seen.self ? <span className={styles.self}>{t("self")}</span> : null}
      </td>
      <td>
        <code className={styles.saw}>{uri}</code> <Saw event={event} seen={seen} ways={ways} />
      </td>
      <td className={styles.quiet}>
        {origin} {address}
      </td>
    </tr>
  );
}

/** What was seen, as far as a line can say it. */
function Saw({ event, seen, ways }: Pick<LookView, "event" | "seen"> & { ways: LookWays }) {
  const t = useTranslations("access.saw");
  const titles = useTranslations("problems.titles");
  const roles = useTranslations("client.shell.signedIn.roles");
  const { search, leaves, total, ledger_size: size, reason, account_id: account, leaf_index: leaf } = seen;
  const { case_number: caseName, by, what, email } = seen;
  const role = seen.role as Role | undefined;
  const refusal = refusalOf(event, reason) ?? problemNamed(seen.refused);
  const parts = [
    typeof what === "string" ? <Doing key="what" what={what} /> : null,
    typeof email === "string" ? email : null,
    role !== undefined && roles.has(role) ? roles(role) : null,
    typeof by === "string" ? <code key="by">{by}</code> : null,
    search ? <code key="search">{search}</code> : null,
    account === undefined ? null : (
      <AppLink key="account" href={ways.account(account)}>
        {t("account", { id: String(account) })}
      </AppLink>
    ),
    leaf === undefined ? null : (
      <AppLink key="event" href={ways.event(leaf)}>
        {t("event", { leaf: String(leaf) })}
      </AppLink>
    ),
    typeof seen.phone === "string" ? t("number", { last: readPhone(seen.phone)?.digits ?? "" }) : null,
    leaves === undefined || reason
      ? null
      : t("listed", { count: leaves.length, total: Number(total ?? leaves.length) }),
    size === undefined ? null : t("ledger", { count: size }),
    refusal ? t("refused", { reason: titles(refusal) }) : null,
    reason && reason !== refusal ? t("reason", { reason }) : null,
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

/** What was done in words; what has none is told as it is on record. */
function Doing({ what }: { what: string }) {
  const t = useTranslations("access.what");
  const known = what as Parameters<typeof t>[0];
  return t.has(known) ? t(known) : <code>{what}</code>;
}

/** The problem that refused what was done, where a reason is the code of one: a reason that somebody typed is told as typed. */
function refusalOf(event: string, reason: string | undefined): ProblemCode | null {
  return REFUSABLE.some((one) => one === event) ? problemNamed(reason) : null;
}

const problemNamed = (code: unknown): ProblemCode | null =>
  typeof code === "string" && Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : null;

const REFUSABLE: LookEvent[] = ["viewer_sign_in_refused", "viewer_settings", "viewer_change"];
