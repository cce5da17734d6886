import fc from "fast-check";
import { expect, test } from "vitest";

import { defuse, undefuse } from "./formula-guard.ts";

/** What a spreadsheet may take for a formula, said in another way: by hand, cell by cell, wherever one can begin. */
function couldRun(text: string): boolean {
  return text.split(/[;\t\r\n]/).some((cell) => {
    const seen = [...cell].filter((one) => !/[\s"\p{C}]/u.test(one)).join("");
    const sign = seen.normalize("NFKC").replaceAll("−", "-").at(0) ?? "";
    const isNumber = Number.isInteger(Number(seen)) && /^.\d+$/.test(seen);
    const isPhone = seen.startsWith("+") && /^[\d*]+$/.test(seen.slice(1)) && !/(?<!\*)\*(?!\*)/.test(seen);
    return "=+-@".includes(sign) && sign !== "" && !isNumber && !isPhone;
  });
}

const nasty = fc.constantFrom(...("=+-@＝＋－＠﹣−⁺'\"\t\r\n;, 0159*|a\u00a0\u200b\ufeff\u0000😀".match(/./gsu) ?? []));
const cells = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: nasty, maxLength: 12 }),
  fc.tuple(fc.constantFrom("+55", "-", "=", "x;"), fc.string({ unit: nasty })).map((parts) => parts.join("")),
);

test("what was defused is undone without loss, and no cell is left that could run", () => {
  fc.assert(
    fc.property(cells, (cell) => {
      expect(undefuse(defuse(cell))).toBe(cell);
      expect(couldRun(defuse(cell))).toBe(false);
      expect(defuse(cell)).not.toMatch(/^[\t\r\n]/);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+55*2", "'+55*2"],
  ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
  ["@SUM(1)", "'@SUM(1)"],
  ["\t=1", "'\t'=1"],
  [' "=1', "' \"=1"],
  ["＝1", "'＝1"],
  ["'quoted'", "''quoted'"],
  ["motivo;=HYPERLINK(1)", "motivo;'=HYPERLINK(1)"],
  ["first\n-second", "first\n'-second"],
])("%j is written %j", (cell, written) => {
  expect(defuse(cell)).toBe(written);
  expect(couldRun(cell) || cell.startsWith("'")).toBe(true);
});

test.each(["+5511*****2123", "+5511987652123", "+55**", "-5", "2026-03-20T16:03:00.000-03:00", "a=b", "x - y", ""])(
  "%j stays as it is",
  (cell) => {
    expect(defuse(cell)).toBe(cell);
  },
);

test("a long cell costs no more than its length", () => {
  const began = performance.now();
  for (const long of ["\n", " ", ";", "'", '"', "\n="]) defuse(long.repeat(500_000));
  expect(performance.now() - began).toBeLessThan(10_000);
});
