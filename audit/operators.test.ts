import { expect, test } from "vitest";

import { isAddress, operatorKey } from "./operators.ts";

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
