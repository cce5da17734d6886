import { expect, test } from "vitest";
import { ensureChromium, ensureWindowedChromium } from "./browser.js";

const SHELL = "/usr/bin/chromium-headless-shell";

/** A machine with some files and none of the powers, unless it is given them. */
function machine(
  files: string[],
  { isRoot = false, broken = [] as string[], hasFonts = true, apt = (_: string[]): unknown => undefined } = {},
) {
  const present = new Set(files);
  const calls: string[] = [];
  return {
    calls,
    said: [] as string[],
    env: { NODE_ENV: "test", PATH: "/usr/local/bin:/usr/bin" } as NodeJS.ProcessEnv,
    isRoot,
    exists: (path: unknown) => present.has(String(path)),
    playwrights: async () => "/cache/playwright/chrome",
    hasFonts: () => hasFonts,
    runs: (path: string) => !broken.includes(path),
    apt(args: string[]) {
      calls.push(args.join(" "));
      return args[0] !== "install" || apt(args) !== false;
    },
    say(line: string) {
      this.said.push(line);
    },
    install: (path: string) => present.add(path),
  };
}

test("Playwright's own browser comes before the system's", async () => {
  expect(await ensureChromium(machine(["/usr/bin/chromium", "/cache/playwright/chrome"]))).toBe(
    "/cache/playwright/chrome",
  );
});

test("the browser named in the environment comes before all others", async () => {
  const there = machine(["/usr/bin/chromium", "/cache/playwright/chrome", "/mine"]);
  there.env.RASTRO_CHROMIUM = "/mine";
  expect(await ensureChromium(there)).toBe("/mine");
});

test("Chromium without windows comes before the one with them", async () => {
  expect(await ensureChromium(machine(["/usr/bin/chromium", SHELL]))).toBe(SHELL);
});

test("what is measured is measured in one with windows", async () => {
  expect(await ensureWindowedChromium(machine([SHELL, "/usr/bin/chromium"]))).toBe("/usr/bin/chromium");
  const there = machine(["/usr/bin/apt-get", SHELL], { isRoot: true, apt: () => there.install("/usr/bin/chromium") });
  expect(await ensureWindowedChromium(there)).toBe("/usr/bin/chromium");
  expect(there.calls).toEqual(["update", "install -y --no-install-recommends chromium"]);
});

test("Debian's chromium is found, and other names on the PATH", async () => {
  expect(await ensureChromium(machine(["/usr/bin/chromium"]))).toBe("/usr/bin/chromium");
  expect(await ensureChromium(machine(["/usr/local/bin/google-chrome"]))).toBe("/usr/local/bin/google-chrome");
});

test("a browser that does not run is passed over", async () => {
  const files = ["/usr/bin/chromium-browser", "/usr/local/bin/google-chrome"];
  const there = machine(files, { broken: ["/usr/bin/chromium-browser"] });
  expect(await ensureChromium(there)).toBe("/usr/local/bin/google-chrome");
});

test("root with apt-get installs Chromium without windows, says so, and installs fonts only where there are none", async () => {
  for (const hasFonts of [true, false]) {
    const there = machine(["/usr/bin/apt-get"], { isRoot: true, hasFonts, apt: () => there.install(SHELL) });
    expect(await ensureChromium(there)).toBe(SHELL);
    const fonts = hasFonts ? "" : " fonts-liberation";
    expect(there.calls).toEqual(["update", `install -y --no-install-recommends chromium-headless-shell${fonts}`]);
    expect(there.said).toHaveLength(1);
  }
});

test("where there is none without windows, the one with them is installed", async () => {
  const there = machine(["/usr/bin/apt-get"], {
    isRoot: true,
    apt: (args) => !args.includes("chromium-headless-shell") && there.install("/usr/bin/chromium"),
  });
  expect(await ensureChromium(there)).toBe("/usr/bin/chromium");
  expect(there.calls).toHaveLength(3);
});

test("nothing is installed when a browser is there", async () => {
  const there = machine(["/usr/bin/apt-get", "/usr/bin/chromium"], { isRoot: true });
  await ensureChromium(there);
  expect(there.calls).toEqual([]);
});

test("who is not root, or has no apt-get, is told what to install", async () => {
  await expect(ensureChromium(machine(["/usr/bin/apt-get"]))).rejects.toThrow("apt-get install chromium");
  await expect(ensureChromium(machine([], { isRoot: true }))).rejects.toThrow("RASTRO_CHROMIUM");
});

test("an apt-get that installed nothing is said", async () => {
  const there = machine(["/usr/bin/apt-get"], { isRoot: true });
  await expect(ensureChromium(there)).rejects.toMatchObject({
    exitCode: 4,
    message: expect.stringContaining("could not install"),
  });
});
