import { THINGS, type Thing } from "#audit/search/search.ts";
import { readWord } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { type SQL, sql } from "./drizzle.ts";
import { revisionsAt } from "./frozen-revisions.ts";
import type { Scope } from "./matching.ts";
import { matcherOf } from "./patterns.ts";
import { auditEvents as events, reasons, SUBJECTS } from "./schema.ts";
import { BLANKS, idIn } from "./sql-conditions.ts";

/** The thing that `has:` and `no:` name is there. */
export function isThere(db: Db, value: string, scope: Scope): SQL {
  const thing = THINGS.find((known) => known === readWord(value));
  return thing ? IS_THERE[thing](db, scope) : sql`0`;
}

/**
 * The status before a status change is one of these, as derived. `unknown` stands for a status that nothing earlier told.
 * A phone edit has no such field.
 */
export function statusWas(statusIds: number[], values: string[], { ledger }: Scope): SQL {
  const unknown = matcherOf(values)("unknown") ? sql`before_leaf IS NULL` : sql`0`;
  return sql`(audit_events.subject = ${SUBJECTS.status} AND EXISTS (
    SELECT 1 FROM ${revisionsAt(ledger)} LEFT JOIN audit_events AS was ON was.leaf_index = revisions.before_leaf
    WHERE revisions.leaf_index = audit_events.leaf_index AND (${unknown} OR was.status_id IN (${sql.raw(statusIds.join(", "))}))))`;
}

const IS_THERE: Record<Thing, (db: Db, scope: Scope) => SQL> = {
  reason: (db) => sql`(${idIn(events.reasonRef, telling(db))} OR EXISTS (
    SELECT 1 FROM descriptions WHERE descriptions.description_id = audit_events.description_id AND description <> ''))`,
  customer: () => sql`audit_events.customer_id IS NOT NULL`,
  phone: () => sql`EXISTS (
    SELECT 1 FROM phone_numbers WHERE phone_numbers.number_id = audit_events.number_id AND trim(phone_numbers.number, ${BLANKS}) <> '')`,
  status: () => sql`audit_events.status_id IS NOT NULL`,
  before: (_, { ledger }) => sql`EXISTS (
    SELECT 1 FROM ${revisionsAt(ledger)} WHERE revisions.leaf_index = audit_events.leaf_index AND before_leaf IS NOT NULL)`,
};

/** Reasons that say something: an id other than 0, or a text. */
const telling = (db: Db): number[] =>
  db
    .select({ id: reasons.reasonRef, reasonId: reasons.reasonId, text: reasons.reasonDescription })
    .from(reasons)
    .all()
    .filter(({ reasonId, text }) => (reasonId ?? 0) !== 0 || (text ?? "") !== "")
    .map(({ id }) => id);
