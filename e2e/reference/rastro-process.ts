import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

const made: string[] = [];

/** A store of its own in a fresh directory, and the command line upon it. */
export type Store = {
  directory: string;
  /** Runs `rastro` with these arguments; `input` is its standard input. */
  rastro(args: readonly string[], input?: Buffer): Ran;
  /** Writes a file beside the store and returns its path. */
  file(name: string, bytes: Buffer): string;
};

export type Ran = { code: number | null; stdout: string; stderr: string };

/** An empty store that nothing else uses. */
export function freshStore(): Store {
  const directory = mkdtempSync(join(tmpdir(), "rastro-hostile-"));
  made.push(directory);
  return {
    directory,
    rastro: (args, input) => run(join(directory, "data"), args, input),
    file: (name, bytes) => {
      const path = join(directory, name);
      writeFileSync(path, bytes);
      return path;
    },
  };
}

/** Removes every store made so far. */
export function removeStores(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

function run(data: string, args: readonly string[], input: Buffer | undefined): Ran {
  const done = spawnSync(process.execPath, ["cli/rastro.ts", ...args], {
    cwd: ROOT,
    // Each run is a process of its own, and starts a third faster when it need not compile everything again.
    env: { ...process.env, RASTRO_DATA: data, NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/rastro") },
    input: input ?? "",
    maxBuffer: 512 * 1024 * 1024,
    encoding: "utf8",
  });
  if (done.error !== undefined) throw done.error;
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}
