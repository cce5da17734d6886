import { expect, test } from "vitest";

import type { Day } from "#db/activity.ts";

import { eventsIn, seriesOf } from "./chart-series.ts";

const dayWith = (byEvent: Record<string, number>): Day => ({
  day: "2026-03-01",
  total: Object.values(byEvent).reduce((sum, events) => sum + events, 0),
  byEvent,
});

test("an event that we know looks the same on every chart", () => {
  const look = (byEvent: Record<string, number>) =>
    seriesOf([dayWith(byEvent)]).find(({ event }) => event === "phone_change")?.look;
  expect(look({ phone_change: 1 })).toBe("stripes");
  expect(look({ card_change: 9, phone_change: 1, account_status_change: 2 })).toBe("stripes");
});

test("events nobody foresaw follow by their number, and those beyond the looks are one series", () => {
  const days = [dayWith({ a: 1, b: 2, c: 3, d: 4, account_status_change: 1 }), dayWith({ e: 9, a: 1 })];
  const series = seriesOf(days);
  expect(series.map(({ event, total }) => [event, total])).toEqual([
    ["account_status_change", 1],
    ["e", 9],
    ["d", 4],
    ["c", 3],
    [null, 4],
  ]);
  expect(new Set(series.map(({ look }) => look)).size).toBe(series.length);
});

test("the series of a day add up to the day", () => {
  const days = [dayWith({ a: 1, b: 2, c: 3, d: 4, e: 5, phone_change: 7 })];
  const series = seriesOf(days);
  for (const day of days) {
    expect(series.reduce((sum, one) => sum + eventsIn(one, day, series), 0)).toBe(day.total);
  }
});

test("days without events have no series", () => {
  expect(seriesOf([dayWith({})])).toEqual([]);
});
