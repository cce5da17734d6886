import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const text = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8");
const rows = text.split("\n").filter((line) => /^\| \d+\.\d+\.\d+/.test(line));

test("every test that the threat model names is there", () => {
  const named = [...text.matchAll(/`([\w/.-]+\.(?:test|spec)\.tsx?)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("every requirement has a test that shows it, or says that it is open", () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => !/\.(test|spec)\.ts`|\bopen\b/.test(row))).toEqual([]);
  const numbers = rows.flatMap((row) => row.split("|")[1]?.match(/\d+\.\d+\.\d+/g) ?? []);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});
