import { expect, test } from "vitest";

import { linesOf, sideOf } from "./chart-tip.ts";

test("a tip near an edge opens towards the middle", () => {
  expect([0, 1, 2, 7, 8, 9].map((index) => sideOf(index, 10))).toEqual([
    "start",
    "start",
    "middle",
    "middle",
    "middle",
    "end",
  ]);
});

test("what a column lacks is not told, and the most frequent comes first", () => {
  expect(
    linesOf([
      ["phone_change", 2],
      ["phone_creation", 0],
      ["account_status_change", 11],
    ]),
  ).toEqual(["account_status_change 11", "phone_change 2"]);
});
