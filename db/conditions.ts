import { operatorKey } from "#audit/operators.ts";
import type { Key } from "#audit/search/search.ts";
import { readPattern, readWord } from "#audit/search/values.ts";
import { parseInstant } from "#audit/time.ts";
import { parseLength } from "#audit/timestamps.ts";
import type { Db } from "./client.ts";
import { idsMatching, idsWithin, operatorIds } from "./dictionary-search.ts";
import { type AnySQLiteColumn, type SQL, sql } from "./drizzle.ts";
import { flagged } from "./flag-condition.ts";
import type { Scope } from "./matching.ts";
import { areaIs, numberIs } from "./phone-condition.ts";
import { auditEvents as events } from "./schema.ts";
import { anyOf, cidIs, fits, fitsCased, idIn, idIs, inRanges, isOrFits } from "./sql-conditions.ts";
import { textMatches } from "./text-condition.ts";
import { isThere, statusWas } from "./thing-condition.ts";

/** A term on its way into SQL. `drives` says that its index is the one to seek. */
export type Asked = { db: Db; scope: Scope; values: string[]; drives: boolean };

/**
 * What each key of the language means in SQL. The map is exhaustive and closed, and values are bound, so no text of a
 * caller ever becomes SQL. Every condition is about `audit_events` alone; null counts as false.
 */
export const CONDITIONS: Record<Key, (asked: Asked) => SQL> = {
  event: ({ db, values }) => idIn(events.kindId, idsMatching(db, "event_kinds", values)),
  operator: ({ db, values, drives }) =>
    idIn(seekable(events.operatorId, drives), operatorIds(db, exactKeys(values), values)),
  account: ({ values, drives }) => inRanges(seekable(events.accountId, drives), values),
  customer: ({ values, drives }) => inRanges(seekable(events.customerId, drives), values),
  program: ({ values }) => inRanges(events.programId, values),
  reason: ({ db, values }) => idIn(events.reasonRef, idsWithin(db, "reasons", values)),
  version: ({ db, values }) => idIn(events.kindId, idsWithin(db, "event_kinds", values)),
  status: ({ db, values }) => idIn(events.statusId, idsMatching(db, "statuses", values)),
  was: ({ db, values, scope }) => statusWas(idsMatching(db, "statuses", values), values, scope),
  origin: ({ db, values }) => idIn(events.originId, idsMatching(db, "origins", values)),
  method: ({ db, values }) => idIn(events.methodId, idsMatching(db, "methods", values)),
  type: ({ db, values }) => idIn(events.phoneTypeId, idsMatching(db, "phone_types", values)),
  ddd: ({ db, values }) => areaIs(db, values),
  role: ({ db, values }) => idIn(events.roleSetId, idsMatching(db, "role_sets", values)),
  uri: ({ values }) => anyOf(values.map((value) => fits(events.uri, value))),
  org: ({ db, values }) => idIn(events.orgRef, idsMatching(db, "orgs", values)),
  cid: ({ values }) => isOrFits(values, cidIs, (pattern) => fitsCased(events.cid, pattern)),
  id: ({ values }) => isOrFits(values, idIs, (pattern) => fitsCased(sql`audit_events.event_id`, pattern)),
  phone: ({ db, values, scope }) => numberIs(db, values, scope.phoneKey),
  active: ({ values }) => anyOf(values.map((value) => sql`${events.active} = ${readWord(value) === "true" ? 1 : 0}`)),
  has: ({ db, values, scope }) => anyOf(values.map((value) => isThere(db, value, scope))),
  no: ({ db, values, scope }) => anyOf(values.map((value) => sql`(${isThere(db, value, scope)}) IS NOT TRUE`)),
  flag: ({ values, scope }) => flagged(values, scope),
  since: ({ values, scope }) => anyOf(values.map((value) => sql`${events.occurredAt} >= ${instant(value, scope)}`)),
  until: ({ values, scope }) => anyOf(values.map((value) => sql`${events.occurredAt} < ${instant(value, scope)}`)),
  last: ({ values, scope: { now } }) => anyOf(values.map((value) => within(now, parseLength(value) ?? 0))),
  text: ({ db, values }) => anyOf(values.map((value) => textMatches(db, value))),
};

/** A column, behind a plus where no index may be used for it. */
const seekable = (column: AnySQLiteColumn, seek: boolean): AnySQLiteColumn | SQL => (seek ? column : sql`+${column}`);

/** The operator keys that are named exactly, when all of them are: they are looked up instead of compared. */
export function exactKeys(values: string[]): string[] | null {
  const patterns = values.map(readPattern);
  return patterns.every((parts) => parts.length === 1) ? patterns.map(([key = ""]) => operatorKey(key)) : null;
}

const instant = (value: string, { zone }: Scope): number => parseInstant(value, zone) ?? Number.NaN;

const within = (now: number, length: number): SQL => sql`${events.occurredAt} BETWEEN ${now - length} AND ${now}`;
