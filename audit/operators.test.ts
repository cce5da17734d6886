import { describe, expect, test } from "vitest";

import { isAddress, isLookalike, operatorKey } from "./operators.ts";

test("operators are compared trimmed and case-folded", () => {
  expect(operatorKey("  Ana@Bank.Example\u00a0")).toBe("ana@bank.example");
});

test("the two spellings of the obfuscated address stay two operators, and neither is an address", () => {
  const [space, noBreak] = ["[email protected]", "[email\u00a0protected]"];
  expect(operatorKey(space)).not.toBe(operatorKey(noBreak));
  expect([space, noBreak].map(isAddress)).toEqual([false, false]);
});

test.each(["ana@bank.example", " Ana.Silva+crm@sub.bank.example ", "josé@banco.example", "a@b.c"])(
  "%j is an address",
  (email) => {
    expect(isAddress(email)).toBe(true);
  },
);

test.each([
  "",
  "ana",
  "ana@bank",
  "@bank.example",
  "ana@@bank.example",
  "a b@bank.example",
  "ana@bank.example, bob@bank.example",
  "<ana@bank.example>",
])("%j is none", (email) => {
  expect(isAddress(email)).toBe(false);
});

describe("an e-mail that could be taken for another's", () => {
  test.each([
    "\u0430na@bank.example",
    "an\u0430@bank.example",
    "ana@b\u0430nk.example",
    "\u0440\u0430\u0443@bank.example",
    "ana\u200b@bank.example",
    "ana\u202e@bank.example",
    "\ufeffana@bank.example",
    "\uff41na@bank.example",
    "\u03bfscar@bank.example",
  ])("%j is one", (email) => expect(isLookalike(email)).toBe(true));

  test.each([
    "ana@bank.example",
    "ana.joão-2+x@bank.example",
    "ANA@BANK.EXAMPLE",
    "joa\u0303o@bank.example",
    "\u7530\u4e2d\u3055\u3093@bank.example",
    "\uc724\u6c38@bank.example",
    "\u0438\u0432\u0430\u043d@\u0431\u0430\u043d\u043a.\u0440\u0444",
    "[email protected]",
  ])("%j is none", (email) => expect(isLookalike(email)).toBe(false));
});
