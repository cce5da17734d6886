import fc from "fast-check";
import { expect, test } from "vitest";

import { parseInstant, printInstant } from "../time.ts";
import { frozen, inZone, isRelative } from "./freeze.ts";
import { madeSearch } from "./made-searches.ts";
import { parseSearch, printSearch } from "./parse.ts";
import type { Search } from "./search.ts";

const NOW = Date.parse("2026-03-20T15:03:07.891Z");
const ZONES = ["UTC", "America/Sao_Paulo", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/Lisbon"];

test.each([
  ["account:7 last:72h", "account:7 since:2026-03-17T15:03:07.891Z until:2026-03-20T15:03:07.892Z"],
  ["last:1h,3h last:2h", "since:2026-03-20T13:03:07.891Z until:2026-03-20T15:03:07.892Z"],
  ["since:2026-03-01 last:1d", "since:2026-03-01 since:2026-03-19T15:03:07.891Z until:2026-03-20T15:03:07.892Z"],
  ["last:999999w", "until:2026-03-20T15:03:07.892Z"],
  ["-last:1d", "-last:1d"],
  ["since:2026-03-01 status:BLOCKED", "status:BLOCKED since:2026-03-01"],
])("%s, frozen, is %s", (q, expected) => {
  const search = frozen(parseSearch(q), NOW);
  expect(printSearch(search)).toBe(expected);
  expect(isRelative(search)).toBe(q.startsWith("-last"));
});

test("a search of as many values as there may be stays a search", () => {
  const q = `account:${Array.from({ length: 399 }, (_, id) => id).join(",")} last:1d`;
  const search = frozen(parseSearch(q), NOW);
  expect(printSearch(search)).toBe(q);
  expect(isRelative(search)).toBe(true);
});

test("what is frozen can be printed and read again, and stays what it is", () => {
  fc.assert(
    fc.property(madeSearch, (search) => {
      const once = frozen(search, NOW);
      expect(printSearch(parseSearch(printSearch(once)))).toBe(printSearch(once));
      expect(printSearch(frozen(once, NOW + 1e9))).toBe(printSearch(once));
    }),
  );
});

/** What a search asks of time, as instants. */
const instants = ({ terms }: Search, zone: string) =>
  terms.map(({ key, values }) =>
    key === "since" || key === "until" ? [...new Set(values.map((value) => parseInstant(value, zone)))] : values,
  );

test("told by another zone's clocks, a search asks for the same instants", () => {
  const at = fc.date({ min: new Date("0102-01-01"), max: new Date("9998-12-30"), noInvalidDate: true });
  const zone = fc.constantFrom(...ZONES);
  const typed = at.map((date) => date.toISOString().slice(0, -1));
  const timed = fc
    .tuple(madeSearch, fc.array(typed, { minLength: 1, maxLength: 3 }))
    .map(([{ terms }, values]): Search => ({ terms: [...terms, { key: "since", negated: false, values }] }));
  fc.assert(
    fc.property(timed, zone, zone, (search, from, to) => {
      const moved = inZone(search, from, to);
      expect(instants(moved, to)).toEqual(instants(search, from));
      expect(printSearch(parseSearch(printSearch(moved)))).toBe(printSearch(moved));
    }),
  );
});

test("an hour that a clock repeats is told in UTC, and an offset that was typed stays", () => {
  const again = Date.parse("2018-02-18T02:30:00Z");
  const search = parseSearch("since:2018-02-18T02:30 until:2018-02-18T05:00:00-0300");
  const moved = inZone(search, "UTC", "America/Sao_Paulo");
  expect(printSearch(moved)).toBe("since:2018-02-18T02:30:00.000Z until:2018-02-18T05:00:00-0300");
  expect(printInstant(again, "America/Sao_Paulo")).toBe("2018-02-18T02:30:00.000Z");
});
