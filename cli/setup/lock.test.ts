import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.js";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-lock-"));
  lock = join(folder, "install.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Leaves a lock behind as a process would that did not end well. */
function leaveLock(owner: { pid: number; host: string }) {
  mkdirSync(lock);
  writeFileSync(join(lock, "owner.json"), JSON.stringify({ token: "left-behind", ...owner }));
}

test("only one works at a time, and every one gets its turn", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    return "done";
  };
  const all = await Promise.all(Array.from({ length: 12 }, () => withLock(lock, work, { pollMs: 1 })));
  expect(all).toEqual(Array(12).fill("done"));
  expect(most).toBe(1);
});

test("the lock is free again after work that failed, and nothing is left of it", async () => {
  await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(readdirSync(folder)).toEqual([]);
});

test("who waits is told once for whom", async () => {
  const waits: number[] = [];
  let leave = () => {};
  const first = withLock(lock, () => new Promise<void>((resolve) => (leave = resolve)));
  const second = withLock(lock, async () => "second", { onWait: (pid) => waits.push(pid), pollMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(existsSync(lock)).toBe(true);
  leave();
  await first;
  expect(await second).toBe("second");
  expect(waits).toEqual([process.pid]);
});

test("the lock of a process that is gone is taken over", async () => {
  leaveLock({ pid: 2 ** 30, host: hostname() });
  expect(await withLock(lock, async () => "ours", { pollMs: 1 })).toBe("ours");
});

test("the lock of a process elsewhere is taken over once it was silent for a minute, and not before", async () => {
  leaveLock({ pid: 1, host: "elsewhere" });
  let done = false;
  const ours = withLock(lock, async () => (done = true), { pollMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(done).toBe(false);
  const longAgo = new Date(Date.now() - 61_000);
  utimesSync(join(lock, "owner.json"), longAgo, longAgo);
  await ours;
  expect(done).toBe(true);
});
