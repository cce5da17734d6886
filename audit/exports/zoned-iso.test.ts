import fc from "fast-check";
import { expect, test } from "vitest";

import { parseTimestamp } from "../timestamps.ts";
import { isoPrinter, zonedPrinter } from "./zoned-iso.ts";

test.each([
  ["America/Sao_Paulo", "2026-03-20T19:03:00.000Z", "2026-03-20T16:03:00.000-03:00"],
  // A summer began at midnight: the day has no first hour.
  ["America/Sao_Paulo", "2018-11-04T02:59:59.999Z", "2018-11-03T23:59:59.999-03:00"],
  ["America/Sao_Paulo", "2018-11-04T03:00:00.000Z", "2018-11-04T01:00:00.000-02:00"],
  ["Asia/Kathmandu", "2026-03-20T19:03:00.000Z", "2026-03-21T00:48:00.000+05:45"],
  ["America/Sao_Paulo", "1900-01-01T00:00:00.000Z", "1899-12-31T20:53:32.000-03:06:28"],
  ["UTC", "2026-03-20T19:03:00.000Z", "2026-03-20T19:03:00.000+00:00"],
])("in %s %s is %s", (zone, utc, printed) => {
  expect(zonedPrinter(zone)(Date.parse(utc))).toBe(printed);
});

const sinceZones = fc.integer({ min: Date.parse("1973-01-01"), max: Date.parse("2100-01-01") });

test("what is printed is read back as the same instant, in every zone", () => {
  const zones = ["America/Sao_Paulo", "UTC", "Europe/Lisbon", "Australia/Lord_Howe", "Asia/Kolkata"];
  const printers = zones.map(zonedPrinter);
  fc.assert(
    fc.property(sinceZones, fc.constantFrom(...printers), (ms, print) => {
      expect(parseTimestamp(print(ms))?.ms).toBe(ms);
    }),
  );
});

test("many are printed as one by one, in whatever order and however long ago", () => {
  const print = isoPrinter();
  const ever = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
  const near = fc.tuple(sinceZones, fc.integer({ min: -120_000, max: 120_000 })).map(([ms, by]) => [ms, ms + by]);
  fc.assert(
    fc.property(fc.oneof(near, fc.array(fc.oneof(ever, fc.integer({ min: -200_000, max: 200_000 })))), (times) => {
      for (const ms of times) expect(print(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 2000 },
  );
});
