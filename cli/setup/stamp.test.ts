import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf, readStamp, writeStamp } from "./stamp.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rastro-stamp-"));
  mkdirSync(join(root, "app/events"), { recursive: true });
  writeFileSync(join(root, "app/page.tsx"), "one");
  writeFileSync(join(root, "app/events/page.tsx"), "two");
  writeFileSync(join(root, "next.config.js"), "three");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = (wanted?: (path: string) => boolean) => hashOf(root, ["next.config.js", "app", "public"], wanted);

test("the same files have the same hash", () => {
  expect(hash()).toBe(hash());
});

test("a changed, renamed, added or removed file changes the hash, however deep it lies", () => {
  const hashes = new Set([hash()]);
  writeFileSync(join(root, "app/events/page.tsx"), "changed");
  hashes.add(hash());
  writeFileSync(join(root, "app/events/added.tsx"), "");
  hashes.add(hash());
  rmSync(join(root, "app/events/page.tsx"));
  hashes.add(hash());
  writeFileSync(join(root, "app/events/renamed.tsx"), "changed");
  hashes.add(hash());
  expect(hashes.size).toBe(5);
});

test("bytes that move from one file to the next change the hash", () => {
  writeFileSync(join(root, "app/a"), "12");
  writeFileSync(join(root, "app/b"), "3");
  const before = hash();
  writeFileSync(join(root, "app/a"), "1");
  writeFileSync(join(root, "app/b"), "23");
  expect(hash()).not.toBe(before);
});

test("a file that does not count does not change the hash", () => {
  const wanted = (path: string) => !path.endsWith(".test.ts");
  const before = hash(wanted);
  writeFileSync(join(root, "app/events/page.test.ts"), "x");
  expect(hash(wanted)).toBe(before);
  expect(hash()).not.toBe(before);
});

test("a stamp that was written is read again, and one that was not is null", () => {
  const file = join(root, "not/there/yet");
  expect(readStamp(file)).toBeNull();
  writeStamp(file, "abc");
  expect(readStamp(file)).toBe("abc");
});
