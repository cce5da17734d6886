import { expect, test } from "vitest";

import {
  COLUMN_IDS,
  isUsual,
  movedTo,
  OFFERED,
  parseColumns,
  printColumns,
  STANDARD,
  withParameter,
} from "./columns.ts";

test.each(Object.entries(STANDARD))("what the list of %s shows to everybody is on offer in it", (list, choices) => {
  const offered = OFFERED[list as keyof typeof OFFERED];
  expect(parseColumns(printColumns(choices), offered)).toEqual(choices);
  expect(isUsual(choices, list as keyof typeof OFFERED)).toBe(true);
  expect(isUsual([...choices, { id: "cid", width: null, pinned: false }], list as keyof typeof OFFERED)).toBe(false);
});

test("a column is moved within the bounds of the others", () => {
  const columns = parseColumns("when,operator~90,what!", COLUMN_IDS) ?? [];
  expect(printColumns(movedTo(columns, "what", 0))).toBe("what!,when,operator~90");
  expect(printColumns(movedTo(columns, "when", 9))).toBe("operator~90,what!,when");
  expect(printColumns(movedTo(columns, "when", -1))).toBe("when,operator~90,what!");
  expect(movedTo(columns, "cid", 0)).toEqual(columns);
});

test("a parameter is said anew, and the rest of the address stays as it was spelt", () => {
  expect(withParameter("", "cols", "when")).toBe("?cols=when");
  expect(withParameter("?q=operator:a+b&cols=what&open=7", "cols", "when!")).toBe("?q=operator:a+b&open=7&cols=when!");
  expect(withParameter("?cols=what", "cols", null)).toBe("");
});
