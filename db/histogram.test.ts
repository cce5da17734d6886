import fc from "fast-check";
import { expect, test } from "vitest";

import { enveloped, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { during } from "#audit/search/narrow.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { printInstant } from "#audit/time.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { memoryStore } from "./client.ts";
import { countEvents } from "./events.ts";
import { listHistogram } from "./histogram.ts";
import { append, storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";

const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };
const HOUR = 3_600_000;
const histogram = (db: ReturnType<typeof storeOf>, q: string, scope: Partial<Scope> = {}) =>
  listHistogram(db, parseSearch(q), { ...SCOPE, ...scope });

test("a result is counted by hours of the zone and by event, empty hours included", () => {
  const db = storeOf([
    statusEvent({ at: "2026-03-18T02:59:59.999Z" }),
    phoneEvent({ at: "2026-03-18T03:00:00.000Z" }),
    phoneEvent({ at: "2026-03-21T03:30:00.000Z" }),
    enveloped("constructor", 1, {}, { at: "2026-03-21T03:30:00.000Z" }),
  ]);
  const found = histogram(db, "", { zone: "America/Sao_Paulo" });
  expect(found?.step).toBe("hour");
  const full = found?.bars.filter(({ total }) => total > 0);
  expect(full?.map(({ name, byEvent }) => [name, byEvent])).toEqual([
    ["2026-03-17T23:00", { account_status_change: 1 }],
    ["2026-03-18T00:00", { phone_change: 1 }],
    ["2026-03-21T00:00", { phone_change: 1, constructor: 1 }],
  ]);
  expect(found?.bars).toHaveLength(74);
});

test("it lasts as long as the search asks, and its ends are cut where the search ends", () => {
  const db = storeOf([statusEvent({ at: NOON - HOUR })]);
  const bars = histogram(db, "since:2026-03-20T00:10 until:2026-03-20T12:05")?.bars;
  expect(bars).toHaveLength(49);
  expect([bars?.at(0)?.since, bars?.at(-1)?.until]).toEqual([NOON - 710 * 60_000, NOON + 5 * 60_000]);
  const last = histogram(db, "last:1d", { now: NOON + 1 })?.bars;
  expect([last?.at(0)?.since, last?.at(-1)?.until]).toEqual([NOON + 1 - 24 * HOUR, NOON + 2]);
});

test("days of a change of clocks hold all their hours", () => {
  const start = Date.parse("2026-10-10T04:00:00Z");
  const db = storeOf(Array.from({ length: 40 * 24 }, (_, hour) => statusEvent({ at: start + hour * HOUR })));
  const bars = histogram(db, "", { zone: "America/New_York" })?.bars ?? [];
  expect(bars.find(({ name }) => name === "2026-11-01")?.total).toBe(25);
  expect(new Set(bars.slice(0, -1).map(({ total }) => total))).toEqual(new Set([24, 25]));
  expect(bars.reduce((sum, { total }) => sum + total, 0)).toBe(40 * 24);
});

test.each(["account:1", "since:2026-04-01 until:2026-03-01", "since:2030-01-01"])(
  "%s: an empty result has none",
  (q) => {
    expect(histogram(storeOf([statusEvent()]), q)).toBeNull();
    expect(histogram(memoryStore(), "")).toBeNull();
  },
);

test("from the year 100 to 9999, buckets are few", () => {
  const db = storeOf([statusEvent({ at: "0100-01-01T00:00:00Z" }), statusEvent({ at: "9999-12-31T23:59:59Z" })]);
  const bars = histogram(db, "")?.bars ?? [];
  expect([bars.length, bars.at(0)?.total, bars.at(-1)?.total]).toEqual([99, 1, 1]);
});

const SEARCHES = [
  "",
  "event:phone_*",
  "last:3d",
  "since:2026-03-02T10:07",
  "until:2026-03-05,2026-03-03 -last:1d",
  "-since:2026-03-04",
];

test("over any trail the bars add up to the result, and each leads to as many events as it counts", () => {
  const cases = fc.tuple(
    trails,
    fc.constantFrom(...SEARCHES),
    fc.constantFrom("UTC", "America/Sao_Paulo", "Asia/Kathmandu"),
  );
  let bars = 0;
  fc.assert(
    fc.property(cases, ([trail, q, zone]) => {
      const db = memoryStore();
      append(db, trail.values, { now: RECORDED_AT });
      const [search, scope] = [parseSearch(q), { ...SCOPE, zone, now: RECORDED_AT }];
      const found = listHistogram(db, search, scope)?.bars ?? [];
      expect(found.reduce((sum, { total }) => sum + total, 0)).toBe(countEvents(db, search, scope));
      for (const { since, until, total, byEvent } of found) {
        const narrowed = during(search, printInstant(since, zone), printInstant(until, zone));
        expect(countEvents(db, narrowed, scope)).toBe(total);
        expect(Object.values(byEvent).reduce((sum, events) => sum + events, 0)).toBe(total);
        bars += 1;
      }
      db.$client.close();
    }),
    { numRuns: 40, seed: 20260320 },
  );
  expect(bars).toBeGreaterThan(500);
});

test("shapes of many events and of few are counted alike", () => {
  const at = (n: number) => NOON + n * 60_000;
  const often = Array.from({ length: 100 }, (_, n) => statusEvent({ at: at(n), object: { status: "BLOCKED" } }));
  const seldom = [3, 44, 99].map((n) => statusEvent({ at: at(n), object: { status: "NORMAL" } }));
  const db = storeOf([...often, ...seldom, phoneEvent({ at: at(50) })]);
  const found = histogram(db, "status:BLOCKED,NORMAL");
  // Seven bars: a hundred events are more than are read one by one, three are fewer.
  expect([found?.step, found?.bars.length]).toEqual(["quarter", 7]);
  for (const { since, until, total } of found?.bars ?? []) {
    const search = parseSearch(
      `status:BLOCKED,NORMAL since:"${new Date(since).toISOString()}" until:"${new Date(until).toISOString()}"`,
    );
    expect(total).toBe(countEvents(db, search, SCOPE));
  }
});
