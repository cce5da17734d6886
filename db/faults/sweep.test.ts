import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { openStore } from "../client.ts";
import { INTACT, LOOKS, POSTS, type Recorded, verdictOn } from "./verdict.ts";

// On demand only (`npm run test:faults`): each of some hundred runs is a process of its own. RASTRO_SWEEP is how many calls
// of each kind are failed, one a run, evenly over all that a program makes.
const EACH = Number(process.env.RASTRO_SWEEP ?? 0);
const CALLS = ["pwrite64", "fsync", "fdatasync", "ftruncate"];
const FAULTS = ["error=EIO", "error=ENOSPC", "signal=SIGKILL"];

/** A program, what it is told, and how much it notes when nothing fails. */
type Program = { what: string; program: string; args: string[]; recorded: Recorded; notes: number };
const PROGRAMS: Program[] = [
  { what: "posts", program: "appender.ts", args: ["0", "4"], recorded: POSTS, notes: 12 },
  { what: "looks", program: "viewers.ts", args: ["80", "synced"], recorded: LOOKS, notes: 80 },
];

const folder = mkdtempSync(join(tmpdir(), "rastro-sweep-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program under strace, and returns its store and what it noted as acknowledged. */
function run({ program, args, recorded }: Program, name: string, ...inject: string[]) {
  mkdirSync(join(folder, name));
  const [store, notes, log] = ["store.db", "notes", "log"].map((file) => join(folder, name, file)) as [
    string,
    string,
    string,
  ];
  openStore(store, recorded.migrations).$client.close();
  const started = [process.execPath, join(import.meta.dirname, program), store, notes, ...args];
  const { error } = spawnSync("strace", ["-f", "-qq", "-o", log, ...inject, ...started]);
  expect(error).toBeUndefined();
  const noted = existsSync(notes) ? readFileSync(notes, "utf8").split("\n").filter(Boolean) : [];
  return { store, noted, log: readFileSync(log, "utf8") };
}

describe.runIf(EACH > 0)("every write-side system call failed in turn", () => {
  test.each(PROGRAMS)(
    "$what are refused or killed cleanly: nothing acknowledged is lost, and the store goes on",
    {
      timeout: 3_600_000,
    },
    (program) => {
      const { log, noted } = run(program, `${program.what}-whole`, "-e", `trace=${CALLS.join(",")}`);
      expect(noted).toHaveLength(program.notes);
      const runs = CALLS.flatMap((call) => {
        const made = log.split("\n").filter((line) => line.includes(` ${call}(`)).length;
        const step = Math.max(1, Math.floor(made / EACH));
        return FAULTS.flatMap((fault) =>
          Array.from({ length: Math.ceil(made / step) }, (_, index) => ({ call, fault, when: 1 + index * step })),
        );
      });
      expect(runs.length).toBeGreaterThan(EACH);
      let cut = 0;
      for (const { call, fault, when } of runs) {
        const name = `${program.what}-${call}-${fault}-${when}`;
        const left = run(program, name, "-e", `trace=${call}`, "-e", `inject=${call}:${fault}:when=${when}`);
        if (left.noted.length < program.notes) cut += 1;
        expect(verdictOn(left.store, left.noted, program.recorded), name).toEqual(INTACT);
        rmSync(join(folder, name), { recursive: true });
      }
      // Of some calls a failure hurts nobody: a checkpoint is tried again. Most have to be felt, or nothing was injected.
      expect(cut).toBeGreaterThan(runs.length / 3);
    },
  );
});

test.skipIf(EACH > 0)("no system call was failed: RASTRO_SWEEP is not set, see npm run test:faults", () => {
  expect(EACH).toBe(0);
});
