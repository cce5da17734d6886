import type { LookEvent } from "#audit/looks.ts";
import type { Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { and, count, eq, max, type SQL, sql } from "./drizzle.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents, eventKinds, operators } from "./schema.ts";

/** What one viewer did, by what was done; the last of it in milliseconds. Null is who was not signed in. */
export type ViewerTally = {
  viewer: string | null;
  looks: number;
  last: number;
  counts: Partial<Record<LookEvent, number>>;
};

/** The viewers among the looks that a search selects and who asks may see (db/own-doings.ts), whoever looked most first. */
export function compareViewers(access: Db, search: Search, scope: Scope, allowed?: SQL): ViewerTally[] {
  const rows = access
    .select({
      viewer: operators.operatorKey,
      event: eventKinds.event,
      looks: count(),
      last: max(auditEvents.occurredAt),
    })
    .from(auditEvents)
    .innerJoin(eventKinds, eq(eventKinds.kindId, auditEvents.kindId))
    .leftJoin(operators, eq(operators.operatorId, auditEvents.operatorId))
    .where(and(matching(access, search, scope), allowed))
    .groupBy(auditEvents.operatorId, eventKinds.event)
    .orderBy(sql`1`, sql`2`)
    .all();
  const tallies = new Map<string | null, ViewerTally>();
  for (const { viewer, event, looks, last } of rows) {
    const tally = tallies.get(viewer) ?? { viewer, looks: 0, last: 0, counts: {} };
    tally.looks += looks;
    tally.last = Math.max(tally.last, last ?? 0);
    tally.counts[event as LookEvent] = looks;
    tallies.set(viewer, tally);
  }
  return [...tallies.values()].toSorted((one, other) => other.looks - one.looks);
}
