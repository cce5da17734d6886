import type { Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { sql } from "./drizzle.ts";
import { type EventView, type View, viewOf } from "./event-view.ts";
import { type Order, ordered } from "./events.ts";
import { matching, type Scope } from "./matching.ts";
import { learnNames } from "./names.ts";
import { auditEvents } from "./schema.ts";
import { leafReader } from "./stored-events.ts";

type Request = { limit: number; order?: Order; oldestFirst?: boolean; view?: View };

/** The statement that finds the leaf indexes of what a search selects, in order. */
export function leavesOf(db: Db, search: Search, scope: Scope, request: Request) {
  const { limit, order = "occurred", oldestFirst = false } = request;
  return db
    .select({ leafIndex: sql`${auditEvents.leafIndex}` })
    .from(auditEvents)
    .where(matching(db, search, scope))
    .orderBy(...ordered(order, !oldestFirst))
    .limit(limit)
    .toSQL();
}

/**
 * The leaf indexes of everything that a search selects, in order: found by one statement, so of one moment, whatever is
 * recorded or derived anew meanwhile. Four bytes each.
 */
export function selectLeaves(db: Db, search: Search, scope: Scope, request: Request): Uint32Array {
  const query = leavesOf(db, search, scope, request);
  let leaves = new Uint32Array(1024);
  let count = 0;
  for (const leaf of db.$client
    .prepare(query.sql)
    .pluck()
    .iterate(...query.params)) {
    if (count === leaves.length) leaves = grown(leaves);
    leaves[count] = leaf as number;
    count += 1;
  }
  return leaves.subarray(0, count);
}

/** Leaf indexes a few at a time: as many as are read together. */
export function* fewOf(leaves: Uint32Array): Generator<number[]> {
  for (let at = 0; at < leaves.length; at += FEW) yield [...leaves.subarray(at, at + FEW)];
}

/**
 * Reads events by their leaf indexes, in that order, a few at a time, so that nothing stays open while others write; each
 * before as of a ledger size, or of now.
 */
export function* eventsAt<Shown>(
  db: Db,
  fews: Iterable<number[]>,
  { ledger, view }: { ledger?: number | undefined; view: View<Shown> },
): Generator<Shown[]> {
  // Prepared once: what a statement holds is only freed when Node comes to its event loop, which a walk keeps it from.
  const [read, show] = [leafReader(db, ledger), view(db)];
  for (const few of fews) {
    const events = read(few);
    learnNames(db, events);
    yield events.map(show);
  }
}

/** Every event that a search selects, one by one, as it was when the walk began. */
export function* walkEvents(db: Db, search: Search, scope: Scope, request: Request): Generator<EventView> {
  const { view = viewOf } = request;
  const pages = eventsAt(db, fewOf(selectLeaves(db, search, scope, request)), { ledger: scope.ledger, view });
  for (const events of pages) yield* events;
}

const FEW = 50;

function grown(leaves: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(leaves.length * 2);
  larger.set(leaves);
  return larger;
}
