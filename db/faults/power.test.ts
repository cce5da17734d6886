import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { createRandom } from "#audit/demo/random.ts";

import { openStore } from "../client.ts";
import { powerCuts } from "./power-cut.ts";
import { actsIn, STRACE, TRACED } from "./syscalls.ts";
import { INTACT, LOOKS, POSTS, type Recorded, verdictOn } from "./verdict.ts";

// `npm run test:faults` cuts the power 400 times, and fails where there is no strace.
const CUTS = Number(process.env.RASTRO_CUTS ?? 25);
const GROUPS = 20;
const LOOKED = 200;

const folder = mkdtempSync(join(tmpdir(), "rastro-power-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Records for a while under strace, and leaves what was done; the store was made and closed before. */
function recordTraced({ program, args, migrations, inject = [] }: Program) {
  const place = mkdtempSync(join(folder, "traced-"));
  const [store, notes, trace] = ["store.db", "notes", "trace"].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  openStore(store, migrations).$client.close();
  const base = new Map([[store, readFileSync(store)]]);
  const traced = [process.execPath, join(import.meta.dirname, program), store, notes, ...args];
  const { status, stderr } = spawnSync("strace", [...STRACE, ...TRACED, ...inject, "-o", trace, ...traced]);
  expect(status, String(stderr)).toBe(0);
  return { store, base, acts: actsIn(trace, { store, notes }) };
}

type Program = { program: string; args: string[]; migrations: Recorded["migrations"]; inject?: string[] };
const appender = (synchronous: string): Program => ({
  program: "appender.ts",
  args: ["0", String(GROUPS), synchronous],
  migrations: POSTS.migrations,
});
const viewers = (how: string, inject: string[] = []): Program => ({
  program: "viewers.ts",
  args: [String(LOOKED), how],
  migrations: LOOKS.migrations,
  inject,
});

/** Cuts the power so many times, and returns the verdicts on what was left. */
function cut({ store, base, acts }: ReturnType<typeof recordTraced>, recorded: Recorded, seed: number) {
  const random = createRandom(seed);
  const places = Array.from({ length: CUTS }, () => random.below(acts.length + 1)).sort((one, other) => one - other);
  return powerCuts(acts, base, places, random)
    .map(({ files, noted }) => {
      const left = join(folder, "left");
      rmSync(left, { recursive: true, force: true });
      mkdirSync(left);
      for (const [file, bytes] of files)
        if (!file.endsWith("-shm")) writeFileSync(file.replace(/^.*\//, `${left}/`), bytes);
      return verdictOn(join(left, store.replace(/^.*\//, "")), noted, recorded);
    })
    .toArray();
}

const traceable = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0;

const timeout = CUTS * 2000 + 60_000;
const lostIn = (verdicts: ReturnType<typeof cut>) => verdicts.filter(({ lost }) => lost.length > 0).length;
const brokenIn = (verdicts: ReturnType<typeof cut>) =>
  verdicts.filter((verdict) => JSON.stringify(verdict) !== JSON.stringify(INTACT));
const notedIn = ({ acts }: ReturnType<typeof recordTraced>) => acts.filter(({ kind }) => kind === "noted").length;

describe.runIf(traceable || process.env.RASTRO_CUTS)(`the power cut ${CUTS} times while posts are recorded`, () => {
  test("loses nothing that was acknowledged, and leaves no gap and no part of a post", { timeout }, () => {
    const traced = recordTraced(appender("FULL"));
    expect(notedIn(traced)).toBe(GROUPS * 3);
    expect(brokenIn(cut(traced, POSTS, 5))).toEqual([]);
  });

  test("loses acknowledged posts where commits are not synced: the control", { timeout }, () => {
    expect(lostIn(cut(recordTraced(appender("NORMAL")), POSTS, 6))).toBeGreaterThan(CUTS / 10);
  });
});

describe.runIf(traceable || process.env.RASTRO_CUTS)(`the power cut ${CUTS} times while pages are looked at`, () => {
  test("loses no look that was told to be on record", { timeout }, () => {
    const traced = recordTraced(viewers("synced"));
    expect(notedIn(traced)).toBe(LOOKED);
    expect(brokenIn(cut(traced, LOOKS, 7))).toEqual([]);
  });

  test("loses some where the log is not synced behind them: the control", { timeout }, () => {
    expect(lostIn(cut(recordTraced(viewers("unsynced")), LOOKS, 8))).toBeGreaterThan(CUTS / 10);
  });
});

describe.runIf(traceable || process.env.RASTRO_CUTS)("the disk fails to take every fifth group of looks", () => {
  // SQLite itself calls fsync.
  const inject = ["-e", "inject=fdatasync:error=EIO:when=5+5"];

  test("and of those that were told to be on record a power cut loses none", { timeout }, () => {
    const traced = recordTraced(viewers("synced", inject));
    expect(traced.acts.filter(({ kind }) => kind === "failed").length).toBeGreaterThan(5);
    expect(notedIn(traced)).toBeGreaterThan(LOOKED / 2);
    expect(brokenIn(cut(traced, LOOKS, 9))).toEqual([]);
  });

  test("and loses some where the log goes on behind what is missing: the control", { timeout }, () => {
    expect(lostIn(cut(recordTraced(viewers("unmended", inject)), LOOKS, 10))).toBeGreaterThan(CUTS / 10);
  });
});

test.skipIf(traceable)("strace is missing or may not trace: no power was cut (apt-get install strace)", () => {
  expect(traceable).toBe(false);
});
