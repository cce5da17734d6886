import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { problemOf } from "./problem-of.ts";
import { dayOf, isoTime, parseInstant, parseZone } from "./time.ts";
import { parseLength, parseTimestamp } from "./timestamps.ts";

const at = (iso: string) => Date.parse(iso);

test.each([
  ["2026-03-20T19:03:00.000Z", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T19:03:00.000+0000", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T19:03:00+00:00", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T19:03:00-00:00", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T16:03:00-0300", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-21T00:33:00+05:30", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T22:03:00+03", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T19:03:00.000", "2026-03-20T19:03:00.000Z", false],
  ["2026-03-20 19:03:00", "2026-03-20T19:03:00.000Z", false],
  ["2026-03-20T19:03", "2026-03-20T19:03:00.000Z", false],
  [" 2026-03-20t19:03:00z ", "2026-03-20T19:03:00.000Z", true],
  ["2026-03-20T19:03:00.5Z", "2026-03-20T19:03:00.500Z", true],
  ["2026-03-20T19:03:00,123456789Z", "2026-03-20T19:03:00.123Z", true],
  ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z", true],
  ["1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z", true],
])("%s is %s", (text, iso, zoned) => {
  expect(parseTimestamp(text)).toEqual({ ms: at(iso), zoned });
});

test.each([
  "",
  "now",
  "2026-03-20",
  "1774033380000",
  "2026-02-30T00:00:00Z",
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-00-01T00:00:00Z",
  "2026-03-20T24:00:00Z",
  "2026-03-20T19:60:00Z",
  "2026-03-20T19:03:60Z",
  "2026-03-20T19:03:00+24:00",
  "2026-03-20T19:03:00+00:60",
  "2026-03-20T19:03:00.Z",
  "2026-03-20T19:03:00.1234567890Z",
  "2026-03-20T19:03:00ZZ",
  "26-03-20T19:03:00Z",
  "2026-03-20T19:03:00 America/Sao_Paulo",
])("%j is no timestamp", (text) => {
  expect(parseTimestamp(text)).toBeNull();
});

test("every instant is read back from how it is printed, in every offset", () => {
  const instant = fc.date({
    min: new Date("0100-01-02T00:00:00Z"),
    max: new Date("9999-12-30T00:00:00Z"),
    noInvalidDate: true,
  });
  const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
  fc.assert(
    fc.property(instant, offset, (date, minutes) => {
      const ms = date.getTime();
      expect(parseTimestamp(isoTime(ms))).toEqual({ ms, zoned: true });
      const wall = isoTime(ms + minutes * 60_000).slice(0, -1);
      const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) =>
        String(n).padStart(2, "0"),
      );
      expect(parseTimestamp(`${wall}${minutes < 0 ? "-" : "+"}${hour}${minute}`)?.ms).toBe(ms);
    }),
    { numRuns: 300 },
  );
});

describe("what a person types", () => {
  test.each([
    ["2026-03-01", "UTC", "2026-03-01T00:00:00Z"],
    ["2026-03-01", "America/Sao_Paulo", "2026-03-01T03:00:00Z"],
    ["2026-03-01T14:30", "America/Sao_Paulo", "2026-03-01T17:30:00Z"],
    ["2026-03-01T14:30:05Z", "America/Sao_Paulo", "2026-03-01T14:30:05Z"],
    ["2026-03-01T14:30:05-05:00", "America/Sao_Paulo", "2026-03-01T19:30:05Z"],
    // New York goes from 2:00 to 3:00 on 8 March 2026, and from 2:00 back to 1:00 on 1 November.
    ["2026-03-08", "America/New_York", "2026-03-08T05:00:00Z"],
    ["2026-03-09", "America/New_York", "2026-03-09T04:00:00Z"],
    ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z"],
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z"],
    ["2026-11-02", "America/New_York", "2026-11-02T05:00:00Z"],
    // The last summer time of São Paulo began at midnight: that day has none.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
  ])("%s in %s is %s", (text, zone, iso) => {
    expect(parseInstant(text, zone)).toBe(at(iso));
  });

  test.each(["2026-02-30", "20260301", "yesterday", ""])("%j is no instant", (text) => {
    expect(parseInstant(text, "UTC")).toBeNull();
  });

  test("lengths have a unit and are not nothing", () => {
    expect(["15m", "24h", "30d", "2w"].map(parseLength)).toEqual([900_000, 86_400_000, 2_592_000_000, 1_209_600_000]);
    expect(["0m", "m", "15", "15s", "-1h", "1.5h", "1h30m", " 1h", "1000000d"].map(parseLength)).toEqual(
      Array(9).fill(null),
    );
  });
});

test("a day is the day of the zone", () => {
  expect(dayOf(at("2026-03-01T02:59:59.999Z"), "America/Sao_Paulo")).toBe("2026-02-28");
  expect(dayOf(at("2026-03-01T03:00:00Z"), "America/Sao_Paulo")).toBe("2026-03-01");
});

test("a zone that this machine does not know is refused by its name", () => {
  expect(parseZone("America/Sao_Paulo", "--zone")).toBe("America/Sao_Paulo");
  const problem = problemOf(() => parseZone("Brazil/Nowhere", "--zone"));
  expect([problem?.code, problem?.place.name]).toEqual(["setting_invalid", "--zone"]);
});
