import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Stop, say } from "./stop.js";

// Chromium without its windows, which is what Playwright drives when it brings a browser of its own, takes a quarter less time.
const SHELL = "chromium-headless-shell";
const NAMES = [SHELL, "chromium", "chromium-browser", "google-chrome"];
const HOW_TO = `no Chromium was found for the tests in a browser: install Debian's \`${SHELL}\` or \`chromium\` (apt-get install chromium), or Google Chrome, or give its path in RASTRO_CHROMIUM`;

/** What the search asks of the machine; the tests hand in another one. */
const MACHINE = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  /** Playwright's own browser, which it may have downloaded or not. */
  playwrights: async () => (await import("playwright")).chromium.executablePath(),
  hasFonts: () => existsSync("/usr/share/fonts") && readdirSync("/usr/share/fonts").length > 0,
  /** Some files of that name only say how to install a browser: one that cannot tell its version is none. */
  runs: (path) => succeeds(path, ["--version", "--no-sandbox"], "ignore"),
  apt: (args) => succeeds("apt-get", args, ["ignore", 2, 2], { DEBIAN_FRONTEND: "noninteractive" }),
  say,
};

/**
 * Finds a Chromium, installing Debian's when there is none and we may.
 *
 * @returns {Promise<string>} the path of its executable
 */
export async function ensureChromium(machine = MACHINE) {
  const found = await findChromium(machine);
  if (found) return found;
  if (!machine.isRoot || !onPath(machine, "apt-get")) throw new Stop(4, HOW_TO);
  // Not every system with apt-get has the shell.
  const installed =
    machine.apt(["update"]) && ((await install(SHELL, machine)) || (await install("chromium", machine)));
  if (!installed) throw new Stop(4, `apt-get could not install chromium; ${HOW_TO}`);
  return installed;
}

async function install(browser, machine) {
  const packages = machine.hasFonts() ? [browser] : [browser, "fonts-liberation"];
  machine.say(`installing ${packages.join(" and ")} with apt-get (no browser was found for the end-to-end tests)`);
  const done = machine.apt(["install", "-y", "--no-install-recommends", ...packages]);
  return done ? findChromium(machine) : null;
}

/** Finds a Chromium that is already there: the one named in the environment, Playwright's own, the system's. */
async function findChromium(machine) {
  const candidates = [
    machine.env.RASTRO_CHROMIUM,
    await machine.playwrights(),
    `/usr/bin/${SHELL}`,
    "/usr/bin/chromium",
    ...NAMES.map((name) => onPath(machine, name)),
  ];
  return candidates.find((path) => path && machine.exists(path) && machine.runs(path)) ?? null;
}

function onPath({ env, exists }, name) {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(exists);
}

function succeeds(command, args, stdio, env = {}) {
  try {
    execFileSync(command, args, { stdio, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}
