import fc from "fast-check";
import { expect, test } from "vitest";

import { parseCase, parseReason, parseSubject, printSubject, type RevealSubject } from "./reveals.ts";

const subjects: fc.Arbitrary<RevealSubject> = fc.oneof(
  fc.record({
    kind: fc.constant("event" as const),
    leafIndex: fc.nat(),
    side: fc.constantFrom("after" as const, "before" as const),
  }),
  fc.record({ kind: fc.constant("registry" as const), accountId: fc.maxSafeInteger(), customerPhoneId: fc.nat() }),
);

test("what is to be revealed reads back as it was printed", () => {
  fc.assert(
    fc.property(subjects, (subject) => {
      expect(parseSubject(printSubject(subject))).toEqual(subject);
    }),
  );
});

test.each([
  null,
  "",
  "event.1",
  "event.-1.after",
  "event.1.during",
  "registry.1",
  "registry.1.2.3",
  "event.1.after\n2",
])("%j names no number", (text) => {
  expect(() => parseSubject(text)).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("a reason has ten characters that can be seen, and is kept in one line", () => {
  expect(parseReason("  the  customer\ncalled ")).toBe("the customer called");
  expect(parseReason("ação nº 10")).toBe("ação nº 10");
});

test.each([
  null,
  "",
  "too short",
  "          ",
  "a\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
  "xxxxxxxxxxxx",
  "1234567890123",
  "x".repeat(250).concat("yz ").repeat(3),
])("%j is no reason", (text) => {
  expect(() => parseReason(text)).toThrow(expect.objectContaining({ code: "reason_invalid" }));
});

test("a case may be left out, and is short", () => {
  expect(parseCase(null)).toBeNull();
  expect(parseCase("  ")).toBeNull();
  expect(parseCase(" 0001234-56.2026.8.26.0100 ")).toBe("0001234-56.2026.8.26.0100");
  expect(() => parseCase("9".repeat(61))).toThrow(expect.objectContaining({ code: "reason_invalid" }));
});
