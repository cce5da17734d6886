import { operatorKey } from "#audit/operators.ts";

import type { Db } from "./client.ts";
import { type SQL, sql } from "./drizzle.ts";

/** The operator of the trail who is the viewer with this e-mail; null where they are none. */
function operatorOf(trail: Db, email: string): number | null {
  const row = trail.get<{ id: number } | undefined>(
    sql`SELECT operator_id AS id FROM operators WHERE operator_key = ${operatorKey(email)}`,
  );
  return row?.id ?? null;
}

/** Of these accounts, those on which the viewer with this e-mail did nothing as an operator. */
export function notActedOn(trail: Db, accountIds: number[], email: string): number[] {
  const operatorId = operatorOf(trail, email);
  if (operatorId === null) return accountIds;
  const untouched = trail.$client.prepare(`SELECT value FROM json_each(?) WHERE NOT EXISTS (
    SELECT 1 FROM audit_events WHERE account_id = value AND +operator_id = ?)`);
  return untouched.pluck().all(JSON.stringify(accountIds), operatorId) as number[];
}

/**
 * Of the looks, those that somebody may see who is perhaps an operator of the trail: nobody is shown who looks into what
 * they did. Withheld are the looks of others that listed or opened an event of theirs, that revealed something on an
 * account on which they acted, that name them, and those of which is not known event by event what they showed. Undefined
 * for who is no operator.
 */
export function notAboutOwn(trail: Db, email: string): SQL | undefined {
  const operatorId = operatorOf(trail, email);
  if (operatorId === null) return undefined;
  const own = (column: string) =>
    JSON.stringify(
      trail.$client
        .prepare(`SELECT DISTINCT ${column} FROM audit_events WHERE operator_id = ? AND ${column} IS NOT NULL`)
        .pluck()
        .all(operatorId),
    );
  const key = operatorKey(email);
  return sql`(${lookedBy(key)} OR NOT (
    audit_events.leaf_index IN (SELECT look FROM shown_leaves
      WHERE leaf_index IN (SELECT value FROM json_each(${own("leaf_index")})))
    OR (${isA("viewer_reveal")} AND audit_events.account_id IN (SELECT value FROM json_each(${own("account_id")})))
    OR ${isA("viewer_export")}
    OR (audit_events.origin_id IN (SELECT origin_id FROM origins WHERE origin = 'CLI')
      AND (${isA("viewer_search")} OR ${isA("viewer_reveal")} OR ${isA("viewer_open")}))
    OR ${names(key)}))`;
}

/** What somebody looked at themselves, they know. */
const lookedBy = (key: string): SQL =>
  sql`audit_events.operator_id IS (SELECT operator_id FROM operators WHERE operator_key = ${key})`;

const isA = (event: string): SQL =>
  sql`audit_events.kind_id IN (SELECT kind_id FROM event_kinds WHERE event = ${event})`;

/** Whether the search of a look has the e-mail in it. */
const names = (key: string): SQL => sql`EXISTS (SELECT 1 FROM payloads AS told
  WHERE told.leaf_index = audit_events.leaf_index AND instr(lower(
    coalesce(json_extract(CAST(told.bytes AS TEXT), '$.data.object.search'), '') || ' ' ||
    coalesce(json_extract(CAST(told.bytes AS TEXT), '$.data.object.about'), '') || ' ' ||
    coalesce(json_extract(CAST(told.bytes AS TEXT), '$.data.object.text'), '')), ${key}) > 0)`;
