import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";

import { openStore } from "../client.ts";
import { ledgerSize } from "../events.ts";
import { Recorder } from "./recorder.ts";
import { QUIET_MS } from "./write-ahead-log.ts";

let [folder, store] = ["", ""];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-log-"));
  store = join(folder, "rastro.db");
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const BOUNDS = { many: 60, few: 30, long: 150, most: 300 };
// A group dirties fewer pages than this, and the bound is asked for behind it.
const MOST_BYTES = (BOUNDS.most + 100) * 4120;
const GROUPS = 60;
const logBytes = () => statSync(`${store}-wal`).size;

/** Records so many groups of twenty events, and gives how long the log was behind each. */
function recordGroups(recorder: Recorder, groups: number): number[] {
  return Array.from({ length: groups }, (_, id) => {
    const body = [Buffer.concat(Array.from({ length: 20 }, () => bytesOf(statusEvent())))];
    const [done] = [...recorder.record([{ id, source: "test", body, receivedAt: Date.now() }])];
    expect(done?.answers).toMatchObject([{ receipt: { recorded: 20 } }]);
    return logBytes();
  });
}

test("the log is moved and begins anew while posts go on: it stays within its bounds, and nothing is lost", () => {
  const recorder = new Recorder(store, { log: BOUNDS });
  const sizes = recordGroups(recorder, GROUPS);
  // The next test is the control: as much that is not moved outgrows it.
  expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
  recorder.close();
  const db = openStore(store);
  expect(ledgerSize(db)).toBe(GROUPS * 20);
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  db.$client.close();
});

test("while somebody reads for long the log grows, posts go on, and it is cut once they have read", () => {
  const recorder = new Recorder(store, { log: BOUNDS });
  recordGroups(recorder, 1);
  const reader = openStore(store);
  reader.$client.exec("BEGIN");
  expect(ledgerSize(reader)).toBe(20);
  const sizes = recordGroups(recorder, GROUPS);
  expect(sizes.at(-1)).toBeGreaterThan(MOST_BYTES);
  expect(ledgerSize(reader)).toBe(20);
  reader.$client.exec("COMMIT");
  expect(Math.min(...recordGroups(recorder, 5))).toBeLessThan(MOST_BYTES);
  expect(ledgerSize(reader)).toBe((1 + GROUPS + 5) * 20);
  reader.$client.close();
  recorder.close();
});

test("when nothing is written for a while the space of the log is given back, and posts go on", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const recorder = new Recorder(store);
  const reader = openStore(store);
  recordGroups(recorder, 2);
  vi.advanceTimersByTime(QUIET_MS - 1);
  recordGroups(recorder, 1);
  vi.advanceTimersByTime(QUIET_MS - 1);
  expect(logBytes()).toBeGreaterThan(0);
  vi.advanceTimersByTime(1);
  expect(logBytes()).toBe(0);
  expect(ledgerSize(reader)).toBe(60);
  recordGroups(recorder, 1);
  expect(ledgerSize(reader)).toBe(80);
  recorder.close();
  reader.$client.close();
});
