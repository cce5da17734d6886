import { expect, test } from "vitest";

import { dayAfter } from "./activity-chart.ts";

test.each([
  ["2026-03-20", "2026-03-21"],
  ["2026-02-28", "2026-03-01"],
  ["2028-02-28", "2028-02-29"],
  ["2026-12-31", "2027-01-01"],
])("the day after %s is %s", (day, next) => {
  expect(dayAfter(day)).toBe(next);
});
