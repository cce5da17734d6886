import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";

import { createRandom } from "#audit/demo/random.ts";

import { INTACT, POSTS, verdictOn } from "./verdict.ts";

// `npm run test:faults` kills a thousand times.
const KILLS = Number(process.env.RASTRO_KILLS ?? 50);
const SIDE_BY_SIDE = 2;

const folder = mkdtempSync(join(tmpdir(), "rastro-kill-"));
afterAll(() => rmSync(folder, { recursive: true }));

const appender = (...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, "appender.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
  });

/** Only a process that ends by itself leaves behind what it compiled, which is most of a start. */
async function endOnce(): Promise<void> {
  const child = appender(join(folder, "ends.db"), join(folder, "ends.notes"), "0", "1");
  child.stdout.resume();
  expect(await once(child, "exit")).toEqual([0, null]);
}

/** Starts the appender, lets it record for a moment, and kills it where it stands. */
async function killOnce(store: string, notes: string, round: number, ms: number): Promise<void> {
  const child = appender(store, notes, String(round));
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  await sleep(ms);
  child.kill("SIGKILL");
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
}

/** What a store holds against what was acknowledged. */
function judge(store: string, notes: string) {
  const acknowledged = readFileSync(notes, "utf8").trim().split("\n");
  return { verdict: verdictOn(store, acknowledged, POSTS), acknowledged: acknowledged.length };
}

test(
  `kill -9 under load, ${KILLS} times: nothing acknowledged is lost, no gap, no partial batch`,
  async () => {
    await endOnce();
    const sides = Array.from({ length: SIDE_BY_SIDE }, async (_, side) => {
      const [store, notes] = [join(folder, `${side}.db`), join(folder, `${side}.notes`)];
      const random = createRandom(side + 1);
      for (let round = 0; round < KILLS / SIDE_BY_SIDE; round += 1)
        await killOnce(store, notes, round, random.below(60));
      return judge(store, notes);
    });
    for (const { verdict, acknowledged } of await Promise.all(sides)) {
      expect(verdict).toEqual(INTACT);
      expect(acknowledged).toBeGreaterThan((KILLS / SIDE_BY_SIDE) * 2);
    }
  },
  KILLS * 12_000,
);
