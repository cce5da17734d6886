/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * The last line of `npm test`: "12 passed, 0 failed", with ", 1 skipped" after it when some were.
 *
 * @param {Totals[]} all
 */
export function totalsLine(all) {
  const { passed, failed, skipped } = sum(all);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Green: nothing failed, and something passed at all. */
export function isGreen(all) {
  const { passed, failed } = sum(all);
  return failed === 0 && passed > 0;
}

/** A step that is a check of its own counts as one. */
export function stepTotals(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * What vitest's JSON report says. A file that could not be loaded has no tests in it and counts as one failure.
 *
 * @param {any} report null when there is none
 */
export function unitTotals(report, exitCode) {
  const unloaded = (report?.testResults ?? []).filter(
    (file) => file.status === "failed" && !file.assertionResults.length,
  );
  return honest(exitCode, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + unloaded.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/**
 * What Playwright's JSON report says. A test that passes only when repeated failed.
 *
 * @param {any} report null when there is none
 */
export function endToEndTotals(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return honest(exitCode, { passed: expected, failed: unexpected + flaky, skipped });
}

/** A run that did not succeed never counts as none failed, whatever its report says or whether it wrote one. */
function honest(exitCode, totals) {
  return exitCode !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}
