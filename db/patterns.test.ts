import fc from "fast-check";
import { expect, test } from "vitest";

import { literal } from "#audit/search/values.ts";

import { matcherOf } from "./patterns.ts";

test.each([
  ["phone_change", ["phone_change", " PHONE_Change "], ["phone_change1", "aphone_change", ""]],
  ["*@bank", ["a@bank", "@BANK"], ["a@bank.example"]],
  ["a*", ["a", "ab", "A\nB"], ["ba"]],
  ["a*a", ["aa", "aba"], ["a"]],
  ["*a*b*", ["ab", "xaxbx"], ["ba"]],
  ["ab*ab", ["abab"], ["ab", "aba"]],
  ["a.c", ["a.c"], ["abc"]],
  ["\\*", ["*"], ["a", ""]],
  ["*", ["", "x"], []],
  ["", ["", " "], ["x"]],
])("%j", (value, matching, others) => {
  const matches = matcherOf([value]);
  expect(matching.filter((text) => !matches(text))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});

test("a pattern matches as the regular expression of its parts does", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "b", "A", " ", "\n", "."), maxLength: 3 });
  const counts = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, part, (parts, before, behind) => {
      const value = parts.map(literal).join("*");
      const folded = value.trim().toLowerCase().split("*");
      const expression = new RegExp(`^${folded.map((text) => RegExp.escape(text)).join("[^]*")}$`);
      for (const text of [before + parts.join(behind), parts.join(before), before]) {
        const expected = expression.test(text.trim().toLowerCase());
        expect(matcherOf([value])(text)).toBe(expected);
        counts[expected ? "yes" : "no"] += 1;
      }
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(100);
});

test("a pattern of many stars against a long text is answered in no time", () => {
  const began = performance.now();
  expect(matcherOf([`${"*a".repeat(30)}*b`])("a".repeat(50_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(1000);
});
