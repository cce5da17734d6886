import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

const data = mkdtempSync(join(tmpdir(), "rastro-cli-"));
afterAll(() => rmSync(data, { recursive: true }));

function rastro(args: string[], input = "", env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["cli/rastro.ts", ...args], {
    input,
    encoding: "utf8",
    env: { ...process.env, RASTRO_DATA: data, ...env },
  });
  return { status, stdout, stderr };
}

test.each([
  ["a key that does not exist", ["events", "statsu:BLOCKED"], "search_unknown_key", "position 0"],
  ["an account that is no number", ["events", "event:x", "account:abc"], "search_bad_value", "position 16"],
  ["a quote that is not closed", ["events", 'operator:"unclosed'], "search_syntax", "position 18"],
  ["a value that is missing", ["events", "operator:"], "search_syntax", "position 9"],
  ["a time that is none", ["timeline", "1", "--at", "yesterday"], "time_invalid", "--at"],
  ["a zone that is none", ["events", "--zone", "Mars/Olympus"], "setting_invalid", "--zone"],
])("%s is wrong usage, with its place", (_, args, code, place) => {
  const { status, stdout, stderr } = rastro(args);
  expect(status).toBe(2);
  expect(stderr).toContain(code);
  expect(stderr).toContain(place);
  expect(stdout).toBe("");
});

test.each([
  ["an unknown verb", ["evnts"]],
  ["an unknown option", ["events", "--counts"]],
  ["a verb without its path", ["import"]],
  ["an account that is no number", ["timeline", "abc"]],
])("%s is wrong usage", (_, args) => {
  expect(rastro(args)).toMatchObject({ status: 2, stdout: "" });
});

test("a path that cannot be read stops the import with exit 4, and the counts so far are printed", () => {
  const { status, stdout, stderr } = rastro(["import", join(data, "nowhere"), "--json"]);
  expect(status).toBe(4);
  expect(JSON.parse(stdout)).toEqual({ read: 0, recorded: 0, duplicate: 0, refused: 0 });
  expect(stderr).toContain("path_unreadable");
});

test("a store that cannot be made stops with exit 4 and says where", () => {
  const { status, stderr } = rastro(["events"], "", { RASTRO_DATA: "/dev/null/store" });
  expect(status).toBe(4);
  expect(stderr).toContain("store_read_only");
});

test("the demo goes in through standard input, comes out whole, and is the same for the same seed", () => {
  const demo = rastro(["demo", "--events", "300", "--seed", "7"]).stdout;
  expect(rastro(["demo", "--events", "300", "--seed", "7"]).stdout).toBe(demo);
  const { status, stdout } = rastro(["import", "-", "--json"], demo);
  expect({ status, ...JSON.parse(stdout) }).toEqual({ status: 0, read: 300, recorded: 300, duplicate: 0, refused: 0 });
  expect(JSON.parse(rastro(["events", "--count"]).stdout)).toEqual({ count: 300 });

  const phones = rastro(["demo", "--phones", "--seed", "7"]).stdout;
  const snapshot = rastro(["import-phones", "-", "--as-of", "2026-11-01", "--json"], phones);
  const tally = JSON.parse(snapshot.stdout);
  expect(tally).toMatchObject({ changed: 0, removed: 0, unchanged: 0, refused: 0 });
  expect(tally.added).toBe(tally.read);
});

test("after -- a term may begin with a minus", () => {
  const { count: without } = JSON.parse(rastro(["events", "--count", "--", "-event:phone_change"]).stdout);
  const { count: only } = JSON.parse(rastro(["events", "--count", "event:phone_change"]).stdout);
  expect(only).toBeGreaterThan(0);
  expect(without + only).toBe(300);
});

test("standard input that the disk cannot hold stops with exit 4, and nothing of it is recorded", () => {
  const env = { ...process.env, RASTRO_DATA: join(data, "small") };
  // Larger than any file may become there; the store itself is smaller.
  const input = Buffer.alloc(4 * 1024 * 1024, " ");
  const limited = ["-c", 'ulimit -f 2048 && exec "$0" cli/rastro.ts import - --json', process.execPath];
  const { status, stdout, stderr } = spawnSync("sh", limited, { input, encoding: "utf8", env });
  expect({ status, ...JSON.parse(stdout) }).toEqual({ status: 4, read: 0, recorded: 0, duplicate: 0, refused: 0 });
  expect(stderr).toContain("store_full");
  expect(spawnSync(process.execPath, ["cli/rastro.ts", "events", "--count"], { env, encoding: "utf8" }).stdout).toBe(
    '{"count":0}\n',
  );
});
