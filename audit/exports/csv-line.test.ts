import fc from "fast-check";
import { expect, test } from "vitest";

import { csvLine, csvLines } from "./csv-line.ts";
import { defuse } from "./formula-guard.ts";

/** A cell the long way: everything is guarded, and quoted where it must be. */
function guarded(cell: string): string {
  const text = defuse(cell);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const nasty = fc.constantFrom(...("=+-@＝－−⁺'\"\t\r\n;, 0159*/|azAZ\u00a0\u200b\u0000é😀".match(/./gsu) ?? []));
const cells = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: nasty, maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(..."abc 019/*é,"), minLength: 15, maxLength: 40 }),
  fc.tuple(fc.constantFrom("+55", "-5", "+", "*", "2026-", "a"), fc.string({ unit: nasty })).map((two) => two.join("")),
);

test("what is taken for plain is what the guard would have left alone", () => {
  const seen = { plain: 0, changed: 0 };
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (line) => {
      expect(csvLine(line)).toBe(`${line.map(guarded).join(",")}\r\n`);
      for (const cell of line) seen[guarded(cell) === cell ? "plain" : "changed"] += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(Math.min(seen.plain, seen.changed)).toBeGreaterThan(1000);
});

test("numbers are what their text would be, and lines may be of any length", () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.nat(200),
    fc.double(),
    fc.constantFrom(-0, 2 ** 31 - 1, 2 ** 31, 1e21, 9.5),
  );
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1 }), (line) => {
      expect(csvLine(line)).toBe(`${line.map((number) => guarded(String(number))).join(",")}\r\n`);
    }),
  );
  const lines = Array.from({ length: 50 }, (_, index) => ["é".repeat(index * 5000), "a".repeat(index * 5000), index]);
  expect(csvLines(lines).toString()).toBe(lines.map(csvLine).join(""));
});

test("nothing is an empty cell, an empty text is not, and numbers stand as they are", () => {
  expect(csvLine([null, "", 0, -5, 9_007_199_254_740_991, true, false, null])).toBe(
    ',"",0,-5,9007199254740991,true,false,\r\n',
  );
});
