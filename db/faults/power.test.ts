import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { createRandom } from "#audit/demo/random.ts";

import { openStore } from "../client.ts";
import { powerCuts } from "./power-cut.ts";
import { type Act, actsIn, STRACE, TRACED } from "./syscalls.ts";
import { INTACT, verdictOn } from "./verdict.ts";

// `npm run test:faults` cuts the power 400 times, and fails where there is no strace.
const CUTS = Number(process.env.RASTRO_CUTS ?? 25);
const GROUPS = 20;
const EVENTS = 20;

const folder = mkdtempSync(join(tmpdir(), "rastro-power-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Records for a while under strace; the store was made and closed before. */
function recordTraced(synchronous: "FULL" | "NORMAL") {
  const [store, notes, trace] = ["rastro.db", "notes", "trace"].map((name) => join(folder, synchronous, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(folder, synchronous));
  openStore(store).$client.close();
  const base = new Map([[store, readFileSync(store)]]);
  const appender = [join(import.meta.dirname, "appender.ts"), store, notes, "0", String(GROUPS), synchronous];
  const { status, stderr } = spawnSync("strace", [...STRACE, ...TRACED, "-o", trace, process.execPath, ...appender]);
  expect(status, String(stderr)).toBe(0);
  return { store, base, acts: actsIn(trace, { store, notes }) };
}

/** Cuts the power so many times, and returns the verdicts on what was left. */
function cut({ store, base, acts }: { store: string; base: Map<string, Buffer>; acts: Act[] }, seed: number) {
  const random = createRandom(seed);
  const places = Array.from({ length: CUTS }, () => random.below(acts.length + 1)).sort((one, other) => one - other);
  return powerCuts(acts, base, places, random)
    .map(({ files, noted }) => {
      const left = join(folder, "left");
      rmSync(left, { recursive: true, force: true });
      mkdirSync(left);
      for (const [file, bytes] of files)
        if (!file.endsWith("-shm")) writeFileSync(file.replace(/^.*\//, `${left}/`), bytes);
      return verdictOn(join(left, store.replace(/^.*\//, "")), noted, EVENTS);
    })
    .toArray();
}

const traceable = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0;

describe.runIf(traceable || process.env.RASTRO_CUTS)(`the power cut ${CUTS} times while posts are recorded`, () => {
  test("loses nothing that was acknowledged, and leaves no gap and no part of a post", {
    timeout: CUTS * 2000 + 60_000,
  }, () => {
    const traced = recordTraced("FULL");
    expect(traced.acts.filter(({ kind }) => kind === "noted").length).toBe(GROUPS * 3);
    expect(cut(traced, 5).filter((verdict) => JSON.stringify(verdict) !== JSON.stringify(INTACT))).toEqual([]);
  });

  test("loses acknowledged posts where commits are not synced: the control", { timeout: CUTS * 2000 + 60_000 }, () => {
    const lost = cut(recordTraced("NORMAL"), 6).filter((verdict) => verdict.lost.length > 0);
    expect(lost.length).toBeGreaterThan(CUTS / 10);
  });
});

test.skipIf(traceable)("strace is missing or may not trace: no power was cut (apt-get install strace)", () => {
  expect(traceable).toBe(false);
});
