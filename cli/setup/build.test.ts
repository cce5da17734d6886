import { expect, test } from "vitest";
import { isTestOnly } from "./build.js";

test("a changed test needs no new build, and a changed page does", () => {
  expect(["app/events/href.test.ts", "audit/fixtures/contracts/a.json"].map(isTestOnly)).toEqual([true, true]);
  expect(["app/events/page.tsx", "app/fixtures.ts", "audit/test.ts"].map(isTestOnly)).toEqual([false, false, false]);
});
