import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";

import { createRandom } from "#audit/demo/random.ts";

import { openStore } from "../client.ts";

// `npm run test:faults` kills a thousand times.
const KILLS = Number(process.env.RASTRO_KILLS ?? 100);
const SIDE_BY_SIDE = 2;
const EVENTS = 20;

const folder = mkdtempSync(join(tmpdir(), "rastro-kill-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the appender, lets it record for a moment, and kills it where it stands. */
async function killOnce(store: string, notes: string, round: number, ms: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "appender.ts"), store, notes, String(round)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  await sleep(ms);
  child.kill("SIGKILL");
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
}

/** What a store holds against what was acknowledged. */
function judge(store: string, notes: string) {
  const { $client } = openStore(store);
  const acknowledged = readFileSync(notes, "utf8").trim().split("\n");
  const posts = $client
    .prepare(
      "SELECT rtrim(rtrim(event_id, '0123456789'), '.') AS post, count(*) AS events FROM audit_events GROUP BY post",
    )
    .all() as { post: string; events: number }[];
  const there = new Set(posts.map(({ post }) => post));
  const size = $client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  const last = $client.prepare("SELECT max(leaf_index) FROM audit_events").pluck().get() as number;
  const verdict = {
    lost: acknowledged.filter((post) => !there.has(post)),
    partial: posts.filter(({ events }) => events !== EVENTS),
    gaps: last + 1 - size,
    withoutPayload: size - ($client.prepare("SELECT count(*) FROM payloads").pluck().get() as number),
    integrity: $client.pragma("integrity_check", { simple: true }),
  };
  $client.close();
  return { verdict, acknowledged: acknowledged.length };
}

test(
  `kill -9 under load, ${KILLS} times: nothing acknowledged is lost, no gap, no partial batch`,
  async () => {
    const sides = Array.from({ length: SIDE_BY_SIDE }, async (_, side) => {
      const [store, notes] = [join(folder, `${side}.db`), join(folder, `${side}.notes`)];
      const random = createRandom(side + 1);
      for (let round = 0; round < KILLS / SIDE_BY_SIDE; round += 1)
        await killOnce(store, notes, round, random.below(60));
      return judge(store, notes);
    });
    for (const { verdict, acknowledged } of await Promise.all(sides)) {
      expect(verdict).toEqual({ lost: [], partial: [], gaps: 0, withoutPayload: 0, integrity: "ok" });
      expect(acknowledged).toBeGreaterThan((KILLS / SIDE_BY_SIDE) * 2);
    }
  },
  KILLS * 12_000,
);
