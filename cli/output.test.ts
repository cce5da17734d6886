import { expect, test, vi } from "vitest";

import { Problem } from "#audit/problems.ts";

import { columns, problemLine, say } from "./output.ts";

test("columns are as wide as their widest cell", () => {
  expect(
    columns([
      ["A", "B"],
      ["long", "x"],
    ]),
  ).toBe("A     B\nlong  x");
});

test("what would steer a terminal, break a line or turn it around is shown as an escape", () => {
  const hostile = "\u001b[31mred\u0007\n\u202eexe.pdf\u200b";
  const shown = "\\u{1b}[31mred\\u{7}\\u{a}\\u{202e}exe.pdf\\u{200b}";
  expect(columns([["é 🏦\u00a0", hostile]])).toBe(`é 🏦\u00a0  ${shown}`);
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  say(hostile);
  expect(written).toHaveBeenCalledWith(`${shown}\n`);
  written.mockRestore();
});

test("a problem is one line with its place, in which no phone number is shown", () => {
  const problem = new Problem("json_duplicate_key", { pointer: "/data/5511987654321", offset: 12_345_678 });
  expect(problemLine(problem)).toBe(
    "json_duplicate_key: An object has the same key twice (pointer /data/*********4321, offset 12345678)",
  );
  expect(problemLine(new Problem("body_invalid", { pointer: "" }))).toContain("(pointer (whole))");
});
