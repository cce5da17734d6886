import { expect, test } from "vitest";

import { OFFERED, parseColumns, printColumns } from "#audit/columns.ts";

import { columnsOf, drawnColumns, stateOf } from "./table-layout.ts";

const layoutOf = (cols: string) => ({
  columns: parseColumns(cols, OFFERED.events) ?? [],
  density: "compact" as const,
  fits: false,
});

test("the table's own state says the same columns as the address", () => {
  const cols = "operator~220,when!,what,leaf~90!";
  const state = stateOf(layoutOf(cols));
  expect(printColumns(columnsOf(state))).toBe(cols);
});

test("a pinned column stays behind those before it, and one column takes what is left", () => {
  const drawn = drawnColumns(
    ["when", "leaf", "operator", "what"],
    stateOf(layoutOf("operator~220,when!,what,leaf~90!")),
  );
  expect(drawn.at).toEqual({ when: "0px", leaf: "calc(var(--w-when, 9rem))" });
  expect(drawn.filling).toBe("what");
  expect(drawn.widths).toMatchObject({ leaf: "90px", operator: "220px", what: "auto" });
});

test("where everything is sized nothing is stretched", () => {
  expect(drawnColumns(["when"], stateOf(layoutOf("when~90"))).filling).toBeUndefined();
});
