import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The bench as a person runs it; the database's half of it, without files and exports. */
function bench(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, "run.ts"), ...args], {
    encoding: "utf8",
  });
  return { status, last: stdout.trimEnd().split("\n").at(-1) ?? "", stdout };
}

test("the bench measures a small trail and ends with one line of JSON", { timeout: 300_000 }, () => {
  const only = ["page", "timeline", "count", "facets", "histogram", "text", "bytes"];
  const { status, last, stdout } = bench("--size", "20000", "--only", only.join(), "--without-limits");
  expect(status).toBe(0);
  const { size, results } = JSON.parse(last);
  expect(size).toBe(20_000);
  expect(results.length).toBeGreaterThan(12);
  for (const result of results) {
    expect(Object.keys(result)).toEqual(["name", "value", "floor", "ratio", "limit", "ok"]);
    expect(result.value / result.floor, result.name).toBeGreaterThan(0);
  }
  expect(stdout).toContain("SCAN audit_events USING INDEX audit_events_by_time");
});

test("what it does not know is refused", () => {
  expect(bench("--only", "nothing").status).toBe(2);
  expect(bench("--size", "30001").status).toBe(2);
});
