import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { completeLock, missingFrom } from "./complete-lock.js";
import { ROOT } from "./places.js";

const lock = {
  packages: {
    "": { name: "rastro" },
    "node_modules/next": {
      version: "16.4.6",
      optionalDependencies: {
        "@next/swc-darwin-arm64": "16.4.6",
        "@next/swc-linux-x64-musl": "16.4.6",
        sharp: "1.0.0",
      },
    },
    "node_modules/next/node_modules/sharp": { version: "1.0.0", optional: true },
  },
};

test("package-lock.json has every optional package, so that npm ci accepts it: else run node cli/setup/complete-lock.js", () => {
  expect(missingFrom(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")))).toEqual([]);
});

test("a package of another platform that npm left out gets an entry, and npm is told whose it is", () => {
  const completed: { packages: Record<string, unknown> } = completeLock(lock);
  expect(missingFrom(lock).map(({ name }) => name)).toEqual(["@next/swc-darwin-arm64", "@next/swc-linux-x64-musl"]);
  expect(missingFrom(completed)).toEqual([]);
  expect(completed.packages["node_modules/@next/swc-linux-x64-musl"]).toEqual({
    version: "16.4.6",
    cpu: ["x64"],
    libc: ["musl"],
    os: ["linux"],
    optional: true,
  });
});

test("an optional package whose platform its name does not tell is not guessed", () => {
  const { "node_modules/next/node_modules/sharp": _, ...packages } = lock.packages;
  expect(() => completeLock({ packages })).toThrow("sharp");
});
