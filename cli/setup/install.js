import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.js";
import { outsidePath, PINNED_NODE, ROOT } from "./places.js";
import { run } from "./run.js";
import { hashOf, readStamp, writeStamp } from "./stamp.js";
import { Stop, say } from "./stop.js";

const STAMP = join(ROOT, "node_modules/.rastro-installed");

// No audit or fund lines; scripts of dependencies run as allowScripts in package.json says (npm 11) or all (npm 10).
// `--include=dev`: building needs them too, and NODE_ENV=production or omit=dev would leave them out.
const NPM_CI = ["ci", "--include=dev", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/**
 * Installs the dependencies when they are not there or not those of package-lock.json.
 *
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled() {
  if (!whyInstall()) return false;
  const onWait = (pid) => say(`waiting: process ${pid} is installing the dependencies`);
  return withLock(join(ROOT, ".stamps/install.lock"), install, { onWait });
}

async function install() {
  const why = whyInstall();
  if (!why) return false;
  say(`installing the dependencies with npm ci (${why}); this takes a minute`);
  const { NODE_ENV, ...env } = process.env;
  // npm's own output goes to stderr, for stdout may be read by a program.
  const options = { stdio: ["ignore", 2, 2], env: { ...env, PATH: outsidePath(env.PATH) } };
  const code = await run("npm", NPM_CI, options).catch(noNpm);
  if (code !== 0)
    throw new Stop(code > 128 ? code : 4, `npm ci did not succeed (exit ${code}); its messages are above`);
  if (!existsSync(PINNED_NODE)) throw new Stop(4, NO_PINNED_NODE);
  writeStamp(STAMP, stampNow());
  return true;
}

const NO_PINNED_NODE =
  "npm ci did not install the pinned Node: the install script of the npm package `node` has to run (is ignore-scripts set in npm's configuration?)";

/** Why the dependencies have to be installed; null when they are there. */
function whyInstall() {
  if (!existsSync(join(ROOT, "node_modules"))) return "node_modules is missing";
  if (!existsSync(PINNED_NODE)) return "the pinned Node is missing";
  if (readStamp(STAMP) === stampNow()) return null;
  if (!installedByHand()) return "package-lock.json is not what was installed last";
  writeStamp(STAMP, stampNow());
  return null;
}

function stampNow() {
  return `${process.platform}-${process.arch} ${hashOf(ROOT, ["package.json", "package-lock.json"])}`;
}

/** Somebody ran npm by hand: npm itself notes at the end of an install what it installed. */
function installedByHand() {
  const note = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  return sameInstall(json("package.json"), json("package-lock.json"), json("node_modules/.package-lock.json"));
}

/**
 * Whether npm's note of what it installed is what the lock file asks for (packages of other platforms may be absent).
 * Exported for its test.
 */
export function sameInstall(manifest, lock, note) {
  for (const kind of ["dependencies", "devDependencies"]) {
    if (JSON.stringify(manifest[kind] ?? {}) !== JSON.stringify(lock.packages[""][kind] ?? {})) return false;
  }
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    const installed = note.packages[path];
    return path === "" || (installed ? installed.version === version : optional === true);
  });
}

function json(path) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

function noNpm(error) {
  if (error.code === "ENOENT") throw new Stop(4, "npm is not on the PATH: install Node with its npm");
  throw error;
}
