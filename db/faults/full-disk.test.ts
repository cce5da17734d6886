import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "rastro-full-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command with a disk of 96 MiB of its own mounted, which nobody else sees and which goes with it. */
function onSmallDisk(command: string) {
  const script = `mount -t tmpfs -o size=96m tmpfs ${folder} && exec ${command}`;
  return spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script], { encoding: "utf8" });
}

const LOOKER = join(import.meta.dirname, "looker.ts");
const run = (kind: string) => {
  const { stdout, stderr } = onSmallDisk(`${process.execPath} ${LOOKER} ${folder} ${kind}`);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
};

// Where no disk may be mounted there is nothing to try it on.
describe.skipIf(onSmallDisk("true").status !== 0)("on a disk that is full", () => {
  test("nothing is recorded in the trail, looks are for a while, reading goes on, and all again once there is space", () => {
    const { events, looks, ...rest } = run("reserved");
    expect(rest).toEqual({ ready: "store_full", stillRefused: true, read: 1 + events, sound: true });
    expect(looks).toBe(1000);
    expect(events).toBeLessThan(50);
  }, 60_000);

  test("without a reserve no look could be recorded either", () => {
    const { looks, sound } = run("bare");
    expect(sound).toBe(true);
    expect(looks).toBeLessThan(50);
  }, 60_000);
});
