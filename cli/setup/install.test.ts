import { expect, test } from "vitest";
import { sameInstall } from "./install.js";

const manifest = { dependencies: { zod: "4.6.7" }, devDependencies: { vitest: "5.1.1" } };
const packages = {
  "": manifest,
  "node_modules/zod": { version: "4.6.7" },
  "node_modules/vitest": { version: "5.1.1", dev: true },
  "node_modules/@next/swc-darwin-arm64": { version: "16.4.6", optional: true },
};
const { "": _, "node_modules/@next/swc-darwin-arm64": __, ...installed } = packages;

test("what npm installed by hand from the lock file counts, without the binaries of other platforms", () => {
  expect(sameInstall(manifest, { packages }, { packages: installed })).toBe(true);
});

test("another version, or one that is missing, does not", () => {
  const other = { ...installed, "node_modules/zod": { version: "4.0.0" } };
  const { "node_modules/vitest": ___, ...production } = installed;
  expect(sameInstall(manifest, { packages }, { packages: other })).toBe(false);
  expect(sameInstall(manifest, { packages }, { packages: production })).toBe(false);
});

test("a package.json that asks for something else than the lock file does not", () => {
  const asks = { ...manifest, dependencies: { zod: "4.6.8" } };
  expect(sameInstall(asks, { packages }, { packages: installed })).toBe(false);
});
