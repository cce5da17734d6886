import { expect, test } from "vitest";
import { endToEndTotals, isGreen, stepTotals, totalsLine, unitTotals } from "./totals.js";

const unit = { numPassedTests: 20, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const endToEnd = { stats: { expected: 7, unexpected: 0, flaky: 0, skipped: 0 } };

test("the last line adds the steps, the unit tests and the end-to-end tests", () => {
  const all = [stepTotals(0), stepTotals(0), unitTotals(unit, 0), endToEndTotals(endToEnd, 0)];
  expect(totalsLine(all)).toBe("29 passed, 0 failed");
  expect(isGreen(all)).toBe(true);
});

test("skipped tests are told after the others", () => {
  const some = unitTotals({ ...unit, numPendingTests: 2, numTodoTests: 1 }, 0);
  expect(totalsLine([some])).toBe("20 passed, 0 failed, 3 skipped");
});

test("a step that fails is one failure and makes the whole red", () => {
  expect(totalsLine([stepTotals(0), stepTotals(2)])).toBe("1 passed, 1 failed");
  expect(isGreen([stepTotals(0), stepTotals(2)])).toBe(false);
});

test("nothing passed is not green", () => {
  expect(isGreen([])).toBe(false);
});

test("a unit test file that could not be loaded is one failure", () => {
  const report = { ...unit, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(unitTotals(report, 1)).toEqual({ passed: 20, failed: 1, skipped: 0 });
});

test("a test that passes only when repeated failed", () => {
  expect(endToEndTotals({ stats: { expected: 6, unexpected: 1, flaky: 2, skipped: 1 } }, 1)).toEqual({
    passed: 6,
    failed: 3,
    skipped: 1,
  });
});

test("a run that did not succeed is at least one failure, with a report that says otherwise or with none", () => {
  expect(unitTotals(unit, 1).failed).toBe(1);
  expect(endToEndTotals(endToEnd, 1).failed).toBe(1);
  expect(unitTotals(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(endToEndTotals(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
