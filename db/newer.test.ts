import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { madeSearch } from "#audit/search/made-searches.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { memoryStore } from "./client.ts";
import { countEvents } from "./events.ts";
import { append, storeOf } from "./honest-store.ts";
import { countNewer, MOST_LOOKED_AT } from "./newer.ts";
import { plansOf, scans } from "./query-plan.ts";

const SCOPE = { subject: null, zone: "UTC", now: NOON };
const MINUTE = 60_000;
const EVERYTHING = parseSearch("");

test("what was recorded since is counted, and how much of it is older than the last row", () => {
  const db = storeOf([statusEvent({ at: NOON }), statusEvent({ at: NOON + MINUTE })]);
  const seen = { from: 2, last: { at: NOON, leafIndex: 0 } };
  expect(countNewer(db, EVERYTHING, SCOPE, seen)).toEqual({ upTo: 2, size: 2, count: 0, older: 0 });
  append(db, [
    statusEvent({ at: NOON + 2 * MINUTE }),
    phoneEvent({ at: NOON - MINUTE }),
    statusEvent({ at: NOON - 2 * MINUTE }),
  ]);
  expect(countNewer(db, EVERYTHING, SCOPE, seen)).toEqual({ upTo: 5, size: 5, count: 3, older: 2 });
  expect(countNewer(db, EVERYTHING, { ...SCOPE, subject: "phone" }, seen)).toMatchObject({ count: 1, older: 1 });
  expect(countNewer(db, parseSearch("event:phone_change"), SCOPE, { ...seen, last: null })).toMatchObject({
    count: 1,
    older: 0,
  });
  expect(countNewer(db, EVERYTHING, SCOPE, { ...seen, from: 4 })).toMatchObject({ upTo: 5, count: 1 });
});

test("a store that holds less than was seen is another one, and its size says so", () => {
  expect(countNewer(storeOf([statusEvent()]), EVERYTHING, SCOPE, { from: 40, last: null })).toEqual({
    upTo: 1,
    size: 1,
    count: 0,
    older: 0,
  });
});

test("no more than a bounded number of events is looked at in one go", () => {
  const db = memoryStore();
  db.$client.exec("DROP TRIGGER audit_events_in_order");
  db.$client.exec(`INSERT INTO sources VALUES (1, 'test'); INSERT INTO event_kinds VALUES (1, 'audit', 'card_change', 1);
    WITH RECURSIVE leaf(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM leaf WHERE n < ${MOST_LOOKED_AT + 4})
    INSERT INTO audit_events (leaf_index, event_id, kind_id, source_id, subject, occurred_at, recorded_at, flags)
    SELECT n, 'event ' || n, 1, 1, 0, ${NOON}, ${NOON}, 0 FROM leaf`);
  const seen = { from: 3, last: null };
  expect(countNewer(db, EVERYTHING, SCOPE, seen)).toEqual({
    upTo: MOST_LOOKED_AT + 3,
    size: MOST_LOOKED_AT + 5,
    count: MOST_LOOKED_AT,
    older: 0,
  });
});

describe("whatever the search, only the new leaves are read", () => {
  const db = storeOf([statusEvent(), phoneEvent(), statusEvent({ object: { account_id: 7, description: "Pedido" } })]);
  test.each([
    "",
    "account:7",
    "operator:ana@bank.example",
    "customer:42422 last:1d",
    "phone:*2123",
    "id:x",
    "event:phone_change -status:BLOCKED",
    "was:unknown",
    "flag:late",
    "has:before",
    "pedido",
    "since:2026-03-01 until:2026-04-01",
  ])("%s", (q) => {
    for (const subject of [null, "status"] as const) {
      const plans = plansOf(db, () => countNewer(db, parseSearch(q), { ...SCOPE, subject }, { from: 1, last: null }));
      const driving = plans.at(-1)?.steps[0];
      expect(driving).toMatch(/^SEARCH audit_events USING INTEGER PRIMARY KEY \(rowid(>\? AND rowid<|=)\?\)$/);
      expect(scans(plans)).toEqual([]);
    }
  });
});

test("what arrived and what was there add up to the whole, for any trail and search", () => {
  fc.assert(
    fc.property(trails, fc.nat({ max: 20 }), madeSearch, (trail, cut, search) => {
      const db = memoryStore();
      append(db, trail.values.slice(0, cut), { now: RECORDED_AT });
      const { size } = countNewer(db, EVERYTHING, SCOPE, { from: 0, last: null });
      const before = countEvents(db, search, SCOPE);
      append(db, trail.values.slice(cut), { now: RECORDED_AT });
      const { count } = countNewer(db, search, SCOPE, { from: size, last: null });
      // A late event can change what was before another one, which a search may ask for.
      const derived = search.terms.some(({ key }) => ["was", "has", "no", "flag"].includes(key));
      if (!derived) expect(before + count).toBe(countEvents(db, search, SCOPE));
      db.$client.close();
    }),
    { numRuns: 60, seed: 20260321 },
  );
});
