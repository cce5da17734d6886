import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./browser.js";
import { ensureBuilt } from "./build.js";
import { ROOT } from "./places.js";
import { run, toolEnv } from "./run.js";
import { Stop, say } from "./stop.js";
import { endToEndTotals, isGreen, stepTotals, totalsLine, unitTotals } from "./totals.js";

const UNIT_REPORT = "test-results/unit.json";
const END_TO_END_REPORT = "test-results/end-to-end.json";
/** Where nobody watches, lines are neither coloured nor redrawn. */
const PLAIN = !process.stdout.isTTY || Boolean(process.env.CI);

/**
 * `npm test`: every step runs even if an earlier one failed; the last line is the sum.
 *
 * @returns {Promise<number>} the exit code
 */
export async function test() {
  rmSync(join(ROOT, "test-results"), { recursive: true, force: true });
  const all = [
    await step("types", types),
    await step("lint", () => tool("biome", ["check", "."])),
    await step("dead code", () => tool("knip", [])),
    await step("unit tests", unit, (code) => unitTotals(report(UNIT_REPORT), code)),
  ];
  const found = { browser: "" };
  all.push(await step("browser", () => findBrowser(found)));
  all.push(await step("build", ensureBuilt));
  const ready = found.browser !== "" && all.at(-1).failed === 0;
  const endToEnd = ready ? () => endToEndTests(found.browser) : notReady;
  all.push(await step("end-to-end tests", endToEnd, (code) => endToEndTotals(report(END_TO_END_REPORT), code)));
  process.stdout.write(`\n${totalsLine(all)}\n`);
  return isGreen(all) ? 0 : 1;
}

/** Announces a step, times it, and counts what came of it. */
async function step(name, work, count = stepTotals) {
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  const code = await work().catch(said);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${code === 0 ? "ok" : `failed (exit ${code})`} in ${seconds} s\n`);
  return count(code);
}

async function types() {
  return (await tool("next", ["typegen"])) || (await tool("tsc", ["--noEmit"]));
}

async function unit() {
  return tool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`]);
}

async function findBrowser(found) {
  found.browser = await ensureChromium();
  say(`the browser is ${found.browser}`);
  return 0;
}

async function endToEndTests(browser) {
  // Playwright forces colours in its workers, where Node would warn on stderr that NO_COLOR says otherwise.
  const plain = PLAIN ? { NO_COLOR: undefined, FORCE_COLOR: "0", PLAYWRIGHT_FORCE_TTY: "0" } : {};
  return tool("playwright", ["test"], { RASTRO_CHROMIUM: browser, ...plain });
}

async function notReady() {
  say("not run: there is no browser or no build to run in");
  return 1;
}

async function tool(name, args, env = {}) {
  return run(name, args, { env: { ...toolEnv(), ...(PLAIN ? { NO_COLOR: "1" } : {}), ...env } });
}

function report(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A step that breaks must not take the others, or the last line, with it. */
function said(error) {
  say(error instanceof Stop ? error.message : (error.stack ?? String(error)));
  return error instanceof Stop ? error.exitCode : 1;
}
