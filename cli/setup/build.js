import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.js";
import { ROOT } from "./places.js";
import { run } from "./run.js";
import { hashOf, readStamp, writeStamp } from "./stamp.js";
import { say } from "./stop.js";

const STAMP = join(ROOT, ".next/rastro-build");
const FOLDERS = ["app", "audit", "components", "db", "public"];
const FILES = ["next.config.js", "package.json", "package-lock.json", "tsconfig.json"];

/**
 * Builds the pages for production unless the last build was made of the same sources.
 *
 * @returns {Promise<number>} the exit code of `next build`; 0 when there was nothing to do
 */
export async function ensureBuilt() {
  if (isBuilt()) return 0;
  const onWait = (pid) => say(`waiting: process ${pid} is building`);
  return withLock(join(ROOT, ".stamps/build.lock"), build, { onWait });
}

async function build() {
  if (isBuilt()) return 0;
  say("building the pages with next build (the sources changed since the last build, or there is none)");
  // Hashed before: what changes while it builds is not in the build.
  const stamp = sources();
  rmSync(STAMP, { force: true });
  const code = await run("next", ["build"]);
  if (code === 0) writeStamp(STAMP, stamp);
  return code;
}

function isBuilt() {
  return existsSync(join(ROOT, ".next/BUILD_ID")) && readStamp(STAMP) === sources();
}

function sources() {
  return hashOf(ROOT, [...FILES, ...FOLDERS], (path) => !isTestOnly(path));
}

/** Tests and their fixtures lie beside what they test and are in no build. Exported for its test. */
export function isTestOnly(path) {
  return /\.test\.tsx?$/.test(path) || path.includes("/fixtures/");
}
