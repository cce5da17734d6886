import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const SOURCES = ["app", "audit", "cli", "components", "db", "docs", "package.json", "next.config.js", "tsconfig.json"];

/**
 * A copy of the checkout and its build as `next build` leaves it where there is no proxy.ts: the two differ in this one
 * entry and in the file that it names, which was compared. A second build would take a minute.
 *
 * @returns its folder, and how it is thrown away
 */
export async function withoutProxy(): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), "rastro-bare-"));
  await mkdir(join(root, ".next"));
  await Promise.all([
    ...SOURCES.map((name) => cp(join(ROOT, name), join(root, name), { recursive: true })),
    symlink(join(ROOT, "node_modules"), join(root, "node_modules")),
    cp(join(ROOT, ".next"), join(root, ".next"), { recursive: true, verbatimSymlinks: true, filter: isServed }),
  ]);
  const manifest = join(root, ".next/server/functions-config-manifest.json");
  const before = JSON.parse(await readFile(manifest, "utf8"));
  if (!("/_middleware" in before.functions)) throw new Error("the build has no proxy to take away");
  await writeFile(manifest, JSON.stringify({ ...before, functions: {} }));
  await rm(join(root, ".next/server/middleware.js"));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** What the build keeps for the next build is no part of what is served. */
const isServed = (path: string): boolean => !/\/\.next\/(cache|trace|diagnostics)/.test(path);
