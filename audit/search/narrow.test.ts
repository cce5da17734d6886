import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { madeSearch } from "./made-searches.ts";
import { choiceOf, during, excluding, FACET_KEYS, type FacetKey, including, type Value, without } from "./narrow.ts";
import { parseSearch, printSearch } from "./parse.ts";

type Change = typeof including;
type Case = [string, FacetKey, Value, string];

const change = (by: Change) => (q: string, key: FacetKey, value: Value, printed: string) => {
  expect(printSearch(by(parseSearch(q), key, value))).toBe(printed);
};

describe("including a value", () => {
  test.each<Case>([
    ["", "operator", "a", "operator:a"],
    ["operator:a account:7", "operator", "b", "operator:a,b account:7"],
    ["operator:a", "operator", "A", "operator:A"],
    ["-operator:a,b", "operator", "a", "operator:a"],
    ["operator:*@bank.example", "operator", "a@bank.example", "operator:a@bank.example"],
    ["reason:1..20", "reason", "12", "reason:12"],
    ["reason:3", "reason", "12", "reason:3,12"],
    ["role:a role:b", "role", "c", "role:a,c role:b,c"],
    ["-role:a,b", "role", "b", "role:b -role:a"],
    ["flag:late", "flag", "noop", "flag:late,noop"],
    ["status:BLOCKED -status:X", "status", null, "-status:*"],
    ["-status:*", "status", "BLOCKED", "status:BLOCKED"],
    ["status:*", "status", "BLOCKED", "status:BLOCKED"],
    ["", "reason", null, "-reason:-9007199254740991.."],
    ["", "origin", "a b\\*", 'origin:"a b\\*"'],
    ["", "status", "", 'status:""'],
  ])("in %j: %s %j is %j", change(including));
});

describe("excluding a value", () => {
  test.each<Case>([
    ["", "operator", "a", "-operator:a"],
    ["-operator:a", "operator", "b", "-operator:a,b"],
    ["operator:a,b", "operator", "a", "operator:b -operator:a"],
    ["operator:a", "operator", "a", "-operator:a"],
    ["operator:*@bank.example", "operator", "a@bank.example", "operator:*@bank.example -operator:a@bank.example"],
    ["status:BLOCKED", "status", null, "status:BLOCKED status:*"],
    ["-status:*", "status", null, "status:*"],
  ])("in %j: %s %j is %j", change(excluding));
});

describe("removing a value", () => {
  test.each<Case>([
    ["operator:a,b", "operator", "b", "operator:a"],
    ["operator:a account:7", "operator", "A", "account:7"],
    ["-operator:a", "operator", "a", ""],
    ["-status:*", "status", null, ""],
    ["status:* status:a", "status", null, "status:a"],
    ["operator:a*", "operator", "ab", "operator:a*"],
  ])("from %j: %s %j is %j", change(without));
});

const values = (key: FacetKey): fc.Arbitrary<Value> =>
  key === "flag"
    ? fc.constantFrom(null, "late", "noop")
    : fc.constantFrom(null, ...(key === "reason" ? ["1", "7"] : ["a", "ana@bank.example", "\\*"]));

test("what was chosen is what is then chosen, printed and parsed too; and no other key changes", () => {
  const cases = fc.constantFrom(...FACET_KEYS).chain((key) => fc.tuple(madeSearch, fc.constant(key), values(key)));
  fc.assert(
    fc.property(cases, ([search, key, value]) => {
      for (const [by, choice] of [
        [including, "included"],
        [excluding, "excluded"],
        [without, null],
      ] as const) {
        const changed = parseSearch(printSearch(by(search, key, value)));
        expect(choiceOf(changed, key, value)).toBe(choice);
        const others = (all: typeof search) => printSearch({ terms: all.terms.filter((term) => term.key !== key) });
        expect(others(changed)).toBe(others(search));
      }
      const twice = including(including(search, key, value), key, value);
      expect(printSearch(twice)).toBe(printSearch(including(search, key, value)));
    }),
  );
});

test.each([
  ["last:7d account:7", "2026-03-01", "2026-03-02", "account:7 since:2026-03-01 until:2026-03-02"],
  ["since:2026-01-01 until:2026-02-01 -until:2025-01-01", "2026-01-03", null, "since:2026-01-03 -until:2025-01-01"],
])("%j during %j to %j", (q, since, until, printed) => {
  expect(printSearch(during(parseSearch(q), since, until))).toBe(printed);
});
