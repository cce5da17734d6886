import { existsSync } from "node:fs";
import { ensureInstalled } from "./install.js";
import { PINNED_NODE, pinnedMajor } from "./places.js";
import { supervise } from "./run.js";
import { Stop, say } from "./stop.js";

// The door of every npm script. It runs on whatever Node the host has and before anything is installed:
// nothing that it imports statically may come from npm or be TypeScript.

const VERBS = { start, test, rastro, bench };

const [verb = "", ...args] = process.argv.slice(2);
await launch(verb, args).catch(stopOrThrow);

async function launch(verb, args) {
  if (!Object.hasOwn(VERBS, verb)) throw new Stop(2, `usage: node cli/setup/launch.js ${Object.keys(VERBS).join("|")}`);
  const installed = await ensureInstalled();
  // After an install the Node we run on may be a deleted one, and our own modules a mixture.
  if (installed || process.versions.node.split(".")[0] !== pinnedMajor()) await relaunch();
  else process.exitCode = await VERBS[verb](args);
}

/** Continues under the pinned Node: better-sqlite3 ends an older one with a segmentation fault. */
async function relaunch() {
  if (process.env.RASTRO_RELAUNCHED)
    throw new Stop(4, `${PINNED_NODE} is not Node ${pinnedMajor()}; remove node_modules`);
  const env = { ...process.env, RASTRO_RELAUNCHED: "1" };
  const { code } = await supervise(PINNED_NODE, process.argv.slice(1), { cwd: process.cwd(), env });
  process.exitCode = code;
}

async function start(args) {
  if (args.length > 0) throw new Stop(2, "npm start takes no arguments; its settings come from the environment");
  await import("./compile-cache.js");
  const { start } = await import("./start.js");
  // Next leaves timers behind that would keep a stopped server's process alive.
  process.exit(await start());
}

async function test(args) {
  if (args.length > 0) throw new Stop(2, "npm test takes no arguments; see `npm run` for its single steps");
  const { test } = await import("./test.js");
  return test();
}

async function rastro(args) {
  // The command line sees its own arguments only; argv[1] stays ours, so that it does not take itself for the main entry.
  process.argv.splice(2, process.argv.length, ...args);
  await import("./compile-cache.js");
  const { run } = await import("../rastro.ts");
  return run(args);
}

async function bench(args) {
  const file = new URL("../../bench/run.ts", import.meta.url);
  if (!existsSync(file)) throw new Stop(4, "there is no bench/run.ts to measure with");
  const { run } = await import(file.href);
  return run(args);
}

function stopOrThrow(error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
