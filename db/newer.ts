import type { Search } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { sql } from "./drizzle.ts";
import { type Cursor, ledgerSize } from "./events.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents as events } from "./schema.ts";

/** From which leaf on nothing was counted yet, and the last row that is shown; null when no further row is older. */
export type Unseen = { from: number; last: Cursor | null };

/** How many events were recorded since, `older` of them older than the last row; leaves from `upTo` on wait to be counted. */
export type Newer = { upTo: number; size: number; count: number; older: number };

/**
 * Counts what a search selects among newly recorded events. At most so many are looked at in one go, however fast they
 * arrive, so that a page can ask every few seconds; where nothing arrived the search is not even read.
 */
export function countNewer(db: Db, search: Search, scope: Scope, { from, last }: Unseen): Newer {
  const size = ledgerSize(db);
  if (size <= from) return { upTo: size, size, count: 0, older: 0 };
  const upTo = Math.min(size, from + MOST_LOOKED_AT);
  const older =
    last === null ? sql`0` : sql`(${events.occurredAt}, ${events.leafIndex}) < (${last.at}, ${last.leafIndex})`;
  const where = matching(db, search, scope);
  // The new leaves are few and in one place: no index of a term may be preferred to their range.
  const found = db.get<{ count: number; older: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(${older}), 0) AS older FROM audit_events NOT INDEXED
    WHERE ${events.leafIndex} >= ${from} AND ${events.leafIndex} < ${upTo}${where ? sql` AND (${where})` : sql``}`);
  return { upTo, size, ...found };
}

export const MOST_LOOKED_AT = 10_000;
