import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Fields, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { EVERYTHING } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { type Cursor, countEvents, type EventPage, listEvents, type Order } from "./events.ts";
import { append, storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";
import { walkEvents } from "./walk.ts";

const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };

/** Events crowded into a few milliseconds, of two accounts. */
const crowd = (max: number): fc.Arbitrary<Fields[]> =>
  fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 3 }), account: fc.integer({ min: 1, max: 2 }) }), {
      maxLength: max,
    })
    .map((wishes) => wishes.map(({ at, account }) => statusEvent({ at: NOON + at, object: { account_id: account } })));

type Reading = { order: Order; oldestFirst: boolean; search: string };
const reading: fc.Arbitrary<Reading> = fc.record({
  order: fc.constantFrom("occurred", "recorded"),
  oldestFirst: fc.boolean(),
  search: fc.constantFrom("", "account:1", "-account:1", "event:account_status_change since:2026-03-20T12:00:00.001Z"),
});

/** The leaves that a reading selects, in its order, from the events themselves. */
function expected(events: Fields[], { order, oldestFirst, search }: Reading): number[] {
  const rows = events.map((event, leaf) => ({
    leaf,
    at: Date.parse(String(event.timestamp)),
    account: ((event.data as Fields).object as Fields).account_id,
  }));
  const selected = rows.filter(({ at, account }) => {
    if (search.startsWith("event")) return at > NOON;
    return search === "" || (account === 1) === !search.startsWith("-");
  });
  const sorted = selected.sort((a, b) => (order === "occurred" ? a.at - b.at : 0) || a.leaf - b.leaf);
  return (oldestFirst ? sorted : sorted.reverse()).map(({ leaf }) => leaf);
}

const leavesOf = ({ events }: EventPage) => events.map(({ leafIndex }) => leafIndex);

function reader(db: Db, { search, ...how }: Reading) {
  const parsed = parseSearch(search);
  return {
    page: (limit: number, cursor: { before?: Cursor | null; after?: Cursor | null } = {}) =>
      listEvents(db, parsed, SCOPE, { ...how, ...cursor, limit }),
    walk: () => [...walkEvents(db, parsed, SCOPE, { ...how, limit: 1000 })].map(({ leafIndex }) => leafIndex),
    count: () => countEvents(db, parsed, SCOPE),
  };
}

const limits = fc.infiniteStream(fc.integer({ min: 1, max: 7 }));

test("pages of any size, read forwards, hold every event once and in order; the count and the walk agree", () => {
  fc.assert(
    fc.property(crowd(30), reading, limits, (events, how, sizes) => {
      const [db, all] = [storeOf(events), expected(events, how)];
      const read = reader(db, how);
      const seen: number[] = [];
      let before: Cursor | null = null;
      do {
        const page = read.page(sizes.next().value, { before });
        expect(page.newer === null).toBe(seen.length === 0);
        seen.push(...leavesOf(page));
        before = page.older;
      } while (before);
      expect(seen).toEqual(all);
      expect(read.walk()).toEqual(all);
      expect(read.count()).toBe(all.length);
      db.$client.close();
    }),
    { numRuns: 100 },
  );
});

test("pages read backwards hold what lies ahead of the cursor, and at the head the whole first page", () => {
  fc.assert(
    fc.property(crowd(30), reading, limits, (events, how, sizes) => {
      const [db, all] = [storeOf(events), expected(events, how)];
      const read = reader(db, how);
      let ahead = all.length - 1;
      let after = read.page(Math.max(1, ahead)).older;
      while (after) {
        const limit = sizes.next().value;
        const page = read.page(limit, { after });
        const from = Math.max(0, all.indexOf(after.leafIndex) - limit);
        expect(leavesOf(page)).toEqual(all.slice(from, from + limit));
        expect(page.newer === null).toBe(from === 0);
        [ahead, after] = [from, page.newer];
      }
      expect(ahead <= 0 || all.length < 2).toBe(true);
      db.$client.close();
    }),
    { numRuns: 100 },
  );
});

test("events that arrive while somebody reads take none away and repeat none", () => {
  fc.assert(
    fc.property(
      crowd(25),
      fc.array(crowd(4), { maxLength: 6 }),
      limits,
      fc.boolean(),
      (events, arriving, sizes, oldestFirst) => {
        const db = storeOf(events);
        const how = { order: "occurred", oldestFirst, search: "" } as const;
        const read = reader(db, how);
        const seen: number[] = [];
        const waiting = [...arriving];
        let before: Cursor | null = null;
        do {
          const page = read.page(sizes.next().value, { before });
          seen.push(...leavesOf(page));
          before = page.older;
          append(db, waiting.shift() ?? []);
        } while (before);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((leaf) => leaf < events.length)).toEqual(expected(events, how));
        db.$client.close();
      },
    ),
    { numRuns: 80 },
  );
});

test("ten thousand events of one millisecond are read page by page, forwards and backwards, each once", () => {
  const all = Array.from({ length: 10_000 }, (_, leaf) => 9_999 - leaf);
  const db = storeOf(all.map(() => statusEvent({ at: NOON })));
  const read = reader(db, { order: "occurred", oldestFirst: false, search: "" });
  const forwards: number[] = [];
  let page = read.page(200);
  for (;;) {
    forwards.push(...leavesOf(page));
    if (page.older === null) break;
    page = read.page(200, { before: page.older });
  }
  expect(forwards).toEqual(all);
  const backwards = leavesOf(page);
  while (page.newer !== null) {
    page = read.page(200, { after: page.newer });
    backwards.unshift(...leavesOf(page));
  }
  expect(backwards).toEqual(all);
  db.$client.close();
});

describe("a walk", () => {
  const events = Array.from({ length: 20 }, (_, index) => phoneEvent({ at: NOON + (index % 3) }));

  test("is of the ledger as it was when it began", () => {
    const db = storeOf(events);
    const walk = walkEvents(db, EVERYTHING, SCOPE, { limit: 1000, oldestFirst: true });
    const first = walk.next().value;
    append(db, [phoneEvent({ at: NOON + 9 }), phoneEvent({ at: NOON - 9 })]);
    expect([first, ...walk]).toHaveLength(20);
    expect([...walkEvents(db, EVERYTHING, SCOPE, { limit: 1000 })]).toHaveLength(22);
  });

  test("ends at its limit, also at none", () => {
    const db = storeOf(events);
    for (const limit of [0, 1, 19, 20, 21]) {
      expect([...walkEvents(db, EVERYTHING, SCOPE, { limit })]).toHaveLength(Math.min(limit, 20));
    }
  });

  test("of more than one of its own pages loses none at their edge", () => {
    const db = storeOf(Array.from({ length: 2005 }, (_, index) => statusEvent({ at: NOON + Math.floor(index / 300) })));
    const leaves = [...walkEvents(db, EVERYTHING, SCOPE, { limit: 5000 })].map(({ leafIndex }) => leafIndex);
    expect(leaves).toEqual(Array.from({ length: 2005 }, (_, index) => 2004 - index));

    const walk = walkEvents(db, EVERYTHING, SCOPE, { limit: 5000, oldestFirst: true });
    const first = walk.next().value;
    append(db, [statusEvent({ at: NOON + 99 })]);
    expect([first, ...walk]).toHaveLength(2005);
  });
});

test("a page of one subject holds that subject only, and behind the last event there is an empty page, no failure", () => {
  const db = storeOf([phoneEvent(), statusEvent(), phoneEvent({ envelope: { schema_version: 9 } })]);
  const of = (subject: Scope["subject"]) => leavesOf(listEvents(db, EVERYTHING, { ...SCOPE, subject }, { limit: 9 }));
  expect([of("phone"), of("status"), of("other"), of(null)]).toEqual([[0], [1], [2], [2, 1, 0]]);
  expect(listEvents(db, EVERYTHING, SCOPE, { limit: 9, before: { at: 0, leafIndex: 0 } })).toEqual({
    events: [],
    newer: null,
    older: null,
  });
});
