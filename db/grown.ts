import { isRelative } from "#audit/search/freeze.ts";
import type { Search } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { ledgerSize } from "./events.ts";
import type { Scope } from "./matching.ts";
import { readsOneState } from "./remembered.ts";
import type { Shaped } from "./shape-condition.ts";
import type { Lasting } from "./shapes.ts";

/** An event as what is counted of it, which is what no later one changes. */
export type Added = Lasting & { occurredAt: number };

/** A part of what is shown of a search. */
export type Asked = { part: string; search: Search; scope: Scope; shaped: Shaped };

/** What is counted of all its events, or of those that were added; null where that cannot be told from what was before. */
export type Counting<T> = { all: () => T; more: (before: T, added: Added[]) => T | null };

/**
 * What is counted of a search's events, remembered with the size that the ledger had: events are only ever added, so the next
 * time those behind it are read, and no others. Flags are changed by what comes late, so what asks for them is counted anew, as is
 * a time that ends now, and whatever is not read together with the size of the ledger.
 */
export function grown<T>(db: Db, asked: Asked, { all, more }: Counting<T>): T {
  const { part, search, scope, shaped } = asked;
  const key = `${part} ${scope.subject} ${scope.zone} ${JSON.stringify(search.terms)}`;
  if (shaped.lasts === null || isRelative(search) || key.length > LONGEST || !readsOneState(db)) return all();
  const { kept } = memoryOf(db);
  const size = ledgerSize(db);
  const before = kept.get(key) as Kept<T> | undefined;
  const added = before && addedSince(db, before.size, size)?.filter(selectedBy(shaped));
  const counted = (before && added && more(before.counted, added)) ?? all();
  if (before === undefined && kept.size >= MOST) kept.clear();
  kept.set(key, { size, counted });
  return counted;
}

type Kept<T> = { size: number; counted: T };
type Memory = {
  kept: Map<string, Kept<unknown>>;
  read: (from: number, to: number) => Added[];
  /** What was read last: the parts of a page ask for the same. */
  last: { from: number; to: number; events: Added[] };
};

const memories = new WeakMap<Db, Memory>();

/** How much is kept of a store, and of how long a key. */
const [MOST, LONGEST] = [200, 2000];

/** More events than this are not read one by one: most results are counted anew in less time. */
const MOST_ADDED = 5_000;

function memoryOf(db: Db): Memory {
  const known = memories.get(db);
  if (known) return known;
  const events = db.$client.prepare(READ);
  const read = (from: number, to: number) => events.all(from, to) as Added[];
  const memory: Memory = { kept: new Map(), read, last: { from: 0, to: 0, events: [] } };
  memories.set(db, memory);
  return memory;
}

/** Null where there are too many, or fewer than there were: then it is another ledger. */
function addedSince(db: Db, from: number, to: number): Added[] | null {
  if (to < from || to - from > MOST_ADDED) return null;
  const memory = memoryOf(db);
  const { last, read } = memory;
  if (last.from !== from || last.to !== to) memory.last = { from, to, events: read(from, to) };
  return memory.last.events;
}

const selectedBy =
  ({ lasts, since, until }: Shaped) =>
  (event: Added): boolean =>
    (since === null || event.occurredAt >= since) &&
    (until === null || event.occurredAt < until) &&
    lasts?.(event) === true;

const READ = `SELECT kind_id AS kindId, subject, operator_id AS operatorId, role_set_id AS roleSetId, origin_id AS originId,
  status_id AS statusId, reason_ref AS reasonRef, occurred_at AS occurredAt
  FROM audit_events WHERE leaf_index >= ? AND leaf_index < ?`;
