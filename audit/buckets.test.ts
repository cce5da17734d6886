import fc from "fast-check";
import { expect, test } from "vitest";

import { bucketsOf, STEPS } from "./buckets.ts";
import { parseInstant, printInstant } from "./time.ts";

const ZONES = ["UTC", "America/Sao_Paulo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
const at = (iso: string) => Date.parse(iso);
const FIRST = at("0200-01-01T00:00:00Z");
const LAST = at("9890-01-01T00:00:00Z");

const ranges = fc
  .tuple(
    fc.oneof(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: at("2010-01-01"), max: at("2030-01-01") })),
    fc.integer({ min: 0, max: 47 }),
    fc.double({ min: 1, max: 2, noNaN: true }),
  )
  .map(([since, power, part]) => ({ since, until: Math.min(LAST, since + Math.ceil(2 ** power * part)) }))
  .filter(({ since, until }) => since < until);

test("buckets follow one another without gap, hold the whole range, are few, and have names of their own", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(ranges, fc.constantFrom(...ZONES), ({ since, until }, zone) => {
      const { step, buckets } = bucketsOf(since, until, zone);
      seen.add(step);
      expect(buckets.length).toBeLessThanOrEqual(128);
      expect(buckets[0]?.since).toBeLessThanOrEqual(since);
      expect(buckets[0]?.until).toBeGreaterThan(since);
      expect(buckets.at(-1)?.until).toBeGreaterThanOrEqual(until);
      expect(buckets.at(-1)?.since).toBeLessThan(until);
      for (const [index, bucket] of buckets.entries()) {
        expect(bucket.since).toBeLessThan(bucket.until);
        if (index > 0) expect(bucket.since).toBe(buckets[index - 1]?.until);
      }
      expect(new Set(buckets.map(({ name }) => name)).size).toBe(buckets.length);
    }),
    { numRuns: 1000, seed: 20260320 },
  );
  expect([...seen].sort()).toEqual([...STEPS].sort());
});

test.each([
  ["2026-03-20T12:01:00Z", "2026-03-20T12:40:00Z", "UTC", "quarter", 3, "2026-03-20T12:00"],
  ["2026-03-20T00:00:00Z", "2026-03-22T00:00:00Z", "America/Sao_Paulo", "hour", 48, "2026-03-19T21:00"],
  ["2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z", "UTC", "six", 36, "2026-03-01T00:00"],
  ["2026-03-01T12:00:00Z", "2026-04-10T00:00:00Z", "UTC", "day", 40, "2026-03-01"],
  ["2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z", "UTC", "week", 49, "2025-12-29"],
  ["2024-01-15T00:00:00Z", "2026-12-31T00:00:00Z", "UTC", "month", 36, "2024-01"],
  ["2001-01-15T00:00:00Z", "2026-12-31T00:00:00Z", "UTC", "year", 26, "2001"],
])("from %s to %s in %s: %s, %i of them, the first %s", (since, until, zone, step, count, name) => {
  const made = bucketsOf(at(since), at(until), zone);
  expect([made.step, made.buckets.length, made.buckets[0]?.name]).toEqual([step, count, name]);
});

test("an hour that a clock repeats is there twice, one that it skips is not, and days keep their length", () => {
  const zone = "America/New_York";
  const names = (since: string, until: string) => bucketsOf(at(since), at(until), zone).buckets.map(({ name }) => name);
  expect(names("2026-11-01T04:00:00Z", "2026-11-04T05:00:00Z").slice(0, 4)).toEqual([
    "2026-11-01T00:00",
    "2026-11-01T01:00",
    "2026-11-01T01:00-05:00",
    "2026-11-01T02:00",
  ]);
  expect(names("2026-03-08T05:00:00Z", "2026-03-11T04:00:00Z").slice(0, 3)).toEqual([
    "2026-03-08T00:00",
    "2026-03-08T01:00",
    "2026-03-08T03:00",
  ]);
  const hours = bucketsOf(at("2026-10-10T04:00:00Z"), at("2026-11-20T05:00:00Z"), zone).buckets.map(
    ({ since, until }) => (until - since) / 3_600_000,
  );
  expect(hours.filter((length) => length !== 24)).toEqual([25]);
});

test("a day that begins at one o'clock moves nothing behind it", () => {
  const zone = "America/Sao_Paulo";
  const wall = (name: string) => parseInstant(name, zone);
  for (const [until, behind] of [
    ["2018-11-12T02:00:00Z", "2018-11-04T06:00"],
    ["2018-12-25T02:00:00Z", "2018-11-05"],
  ] as const) {
    const { buckets } = bucketsOf(at("2018-11-04T03:00:00Z"), at(until), zone);
    expect(buckets[1]).toMatchObject({ name: behind, since: wall(behind) });
  }
});

test("an instant reads back as what it was printed from", () => {
  const instants = fc.oneof(
    fc.integer({ min: FIRST, max: LAST }),
    fc.integer({ min: 1_640_000_000, max: 1_780_000_000 }).map((seconds) => seconds * 1000),
    fc.integer({ min: 1_700_000, max: 1_980_000 }).map((quarter) => quarter * 900_000),
  );
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (ms, zone) => {
      expect(parseInstant(printInstant(ms, zone) ?? "", zone)).toBe(ms);
    }),
  );
  expect(printInstant(at("2026-03-01T03:00:00Z"), "America/Sao_Paulo")).toBe("2026-03-01");
  expect(printInstant(at("2026-03-01T03:15:00Z"), "America/Sao_Paulo")).toBe("2026-03-01T00:15");
  expect(printInstant(at("+010000-01-01T00:00:00Z"), "UTC")).toBeNull();
});
