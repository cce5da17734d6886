import fc from "fast-check";
import { expect, test } from "vitest";

import { literal, readPattern, readRange } from "./values.ts";

test.each([
  ["phone_change", ["phone_change"]],
  ["*@bank", ["", "@bank"]],
  ["a*b*", ["a", "b", ""]],
  ["\\*", ["*"]],
  ["\\\\*", ["\\", ""]],
  ["100%_", ["100%_"]],
  ["", [""]],
])("the pattern %j has the parts %j", (value, parts) => {
  expect(readPattern(value)).toEqual(parts);
});

test("any text can be searched for literally", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(readPattern(literal(text))).toEqual([text]);
    }),
  );
  expect(readPattern(literal("a*b\\"))).toEqual(["a*b\\"]);
});

test.each([
  ["7", 7, 7],
  ["-7", -7, -7],
  ["1..5", 1, 5],
  ["-5..-1", -5, -1],
  ["1..", 1, null],
  ["..5", null, 5],
  ["9007199254740991", 2 ** 53 - 1, 2 ** 53 - 1],
])("the range %j goes from %j to %j, both included", (value, from, to) => {
  expect(readRange(value)).toEqual({ from, to });
});

test.each(["", "..", "a", "1...5", "1..5..", "1,5", " 1", "+1", "1e3", "9007199254740992", "..-9007199254740992"])(
  "%j is no range",
  (value) => {
    expect(readRange(value)).toBeNull();
  },
);
