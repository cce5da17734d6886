import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Stop, say } from "./stop.js";

// Chromium without its windows, which is what Playwright drives when it brings a browser of its own, takes a quarter less time.
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome"];
/** Whether Debian has it by that name. */
const isPackage = (name) => name === SHELL || name === "chromium";
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
 * Finds a Chromium, one without windows first, installing Debian's when there is none and we may.
 *
 * @returns {Promise<string>} the path of its executable
 */
export const ensureChromium = (machine = MACHINE) => ensureOneOf([SHELL, ...NAMES], machine);

/** The same of those that people look through, for what is measured. */
export const ensureWindowedChromium = (machine = MACHINE) => ensureOneOf(NAMES, machine);

async function ensureOneOf(names, machine) {
  const found = await findOneOf(names, machine);
  if (found) return found;
  if (!machine.isRoot || !onPath(machine, "apt-get")) throw new Stop(4, HOW_TO);
  const installed = machine.apt(["update"]) && (await installFirst(names, machine));
  if (!installed) throw new Stop(4, `apt-get could not install chromium; ${HOW_TO}`);
  return installed;
}

/** Not every system with apt-get has the shell: the next is tried. */
async function installFirst(names, machine) {
  for (const browser of names.filter(isPackage)) {
    const packages = machine.hasFonts() ? [browser] : [browser, "fonts-liberation"];
    machine.say(`installing ${packages.join(" and ")} with apt-get (no browser was found for what runs in one)`);
    const done = machine.apt(["install", "-y", "--no-install-recommends", ...packages]);
    const installed = done ? await findOneOf(names, machine) : null;
    if (installed) return installed;
  }
  return null;
}

/** Finds a Chromium that is already there: the one named in the environment, Playwright's own, the system's. */
async function findOneOf(names, machine) {
  const candidates = [
    machine.env.RASTRO_CHROMIUM,
    await machine.playwrights(),
    ...names.filter(isPackage).map((name) => `/usr/bin/${name}`),
    ...names.map((name) => onPath(machine, name)),
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
