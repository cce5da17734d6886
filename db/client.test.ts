import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";

import { listedLeaves } from "./access-migrations/0001-listed-leaves.ts";
import { openStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { append, pluck } from "./honest-store.ts";
import { ACCESS } from "./migrate.ts";

const folder = mkdtempSync(join(tmpdir(), "rastro-db-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a store is durable and checks itself: WAL, synchronous FULL, foreign keys", () => {
  const { $client } = openStore(join(folder, "new", "deep", "rastro.db"));
  const pragma = (name: string) => $client.pragma(name, { simple: true });
  expect(["journal_mode", "synchronous", "foreign_keys", "trusted_schema"].map(pragma)).toEqual(["wal", 2, 1, 0]);
  expect(() => $client.prepare("INSERT INTO payloads VALUES (7, x'00')").run()).toThrow("FOREIGN KEY");
  $client.close();
});

test("a store is migrated once; opened again it is the same, with what it holds", () => {
  const file = join(folder, "twice.db");
  const [first, second] = [openStore(file), openStore(file)];
  append(first, [statusEvent()]);
  const tables = (db: typeof first) => db.$client.prepare("SELECT sql FROM sqlite_master ORDER BY name").pluck().all();
  expect(tables(second)).toEqual(tables(first));
  expect([first, second].map(ledgerSize)).toEqual([1, 1]);
  first.$client.close();
  second.$client.close();
  const third = openStore(file);
  expect([ledgerSize(third), pluck(third, "PRAGMA integrity_check")]).toEqual([1, "ok"]);
  third.$client.close();
});

test("an access log that is older than a migration of the trail gets it behind its own", () => {
  // What was released with the access log: nothing may come before its own table any more.
  expect(ACCESS.indexOf(listedLeaves)).toBe(3);
  const file = join(folder, "access.db");
  openStore(file, ACCESS.slice(0, 4)).$client.close();
  const { $client } = openStore(file, ACCESS);
  expect($client.prepare("SELECT count(*) FROM listed_leaves, watched_files").pluck().get()).toBe(0);
  $client.close();
});

describe("what cannot be used is a problem, and names its file", () => {
  const problemWith = (file: string) => {
    const { code, place } = problemOf(() => openStore(file)) ?? { code: null, place: {} };
    return { code, ...place };
  };

  test("a file that is no store", () => {
    const file = join(folder, "text.db");
    writeFileSync(file, "this is a text and not a database, however long it is".repeat(100));
    expect(problemWith(file)).toEqual({ code: "store_damaged", path: file });
  });

  test("a store of a newer version, which stays as it is", () => {
    const file = join(folder, "newer.db");
    const db = openStore(file);
    db.$client.pragma("user_version = 999");
    db.$client.close();
    expect(problemWith(file).code).toBe("store_newer");
    expect(problemWith(file).code).toBe("store_newer");
  });

  test("a folder that is a file", () => {
    const file = join(folder, "text.db", "rastro.db");
    expect(problemWith(file)).toEqual({ code: "store_read_only", path: file });
  });

  test.runIf(process.platform === "linux")("and it is not left open", () => {
    const open = () => readdirSync("/proc/self/fd").length;
    problemWith(join(folder, "text.db"));
    const before = open();
    for (let index = 0; index < 20; index += 1) problemWith(join(folder, "text.db"));
    expect(open()).toBeLessThanOrEqual(before);
  });
});
