import { expect, test } from "vitest";

import { enveloped, phoneEvent, statusEvent } from "#audit/honest-event.ts";

import { listActivity, newestEventAt } from "./activity.ts";
import { memoryStore } from "./client.ts";
import { storeOf } from "./honest-store.ts";
import { findOperatorByKey } from "./operators.ts";

const instant = (iso: string) => Date.parse(iso);
const until = instant("2026-03-04T03:00:00Z");

test("events are counted by the days of the zone, empty days included, by event", () => {
  const db = storeOf([
    statusEvent({ at: "2026-03-01T02:59:59.999Z" }),
    statusEvent({ at: "2026-03-01T03:00:00.000Z" }),
    phoneEvent({ at: "2026-03-02T02:59:59.999Z" }),
    statusEvent({ at: "2026-03-03T12:00:00.000Z", data: { email: "bob@bank.example" } }),
    statusEvent({ at: "2026-03-04T03:00:00.000Z" }),
  ]);
  const request = { zone: "America/Sao_Paulo", days: 3, until };
  expect(listActivity(db, request)).toEqual([
    { day: "2026-03-01", total: 2, byEvent: { account_status_change: 1, phone_change: 1 } },
    { day: "2026-03-02", total: 0, byEvent: {} },
    { day: "2026-03-03", total: 1, byEvent: { account_status_change: 1 } },
  ]);
  const operatorId = findOperatorByKey(db, "bob@bank.example")?.operatorId ?? -1;
  expect(listActivity(db, { ...request, operatorId }).map(({ total }) => total)).toEqual([0, 0, 1]);
  expect(newestEventAt(db)).toBe(until);
});

test("of the day in which the time ends only what was before it counts", () => {
  const db = storeOf([-2, -1, 0, 1].map((hour) => statusEvent({ at: until + hour * 3_600_000 })));
  const request = { zone: "UTC", days: 1, until };
  expect(listActivity(db, request).reduce((sum, { total }) => sum + total, 0)).toBe(2);
  expect(listActivity(db, { ...request, until: until + 7_200_000 }).at(-1)?.total).toBe(4);
});

test.each(["Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York"])(
  "no event is lost between the days of %s",
  (zone) => {
    const events = Array.from({ length: 300 }, (_, index) => statusEvent({ at: until - 1 - index * 1_234_567 }));
    const days = listActivity(storeOf(events), { zone, days: 5, until });
    expect(days.reduce((sum, { total }) => sum + total, 0)).toBe(300);
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
  },
);

test("an event that is called like a part of every object is counted too", () => {
  const db = storeOf(["constructor", "toString"].map((name) => enveloped(name, 1, {}, { at: until - 1 })));
  expect(listActivity(db, { zone: "UTC", days: 1, until }).at(-1)?.byEvent).toEqual({ constructor: 1, tostring: 1 });
});

test("an empty store has days without events, and no newest one", () => {
  expect(listActivity(memoryStore(), { zone: "UTC", days: 2, until }).every(({ total }) => total === 0)).toBe(true);
  expect(newestEventAt(memoryStore())).toBeNull();
});

test("what was before 1970 is of its own day too, of everybody and of one operator", () => {
  const db = storeOf([statusEvent({ at: "1969-12-31T23:50:00.000Z", data: { email: "bob@bank.example" } })]);
  const request = { zone: "UTC", days: 2, until: instant("1970-01-02T00:00:00Z") };
  const operatorId = findOperatorByKey(db, "bob@bank.example")?.operatorId ?? -1;
  for (const asked of [request, { ...request, operatorId }])
    expect(listActivity(db, asked).map(({ total }) => total)).toEqual([1, 0]);
});
