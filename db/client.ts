import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

import Database from "better-sqlite3";

import { Problem } from "#audit/problems.ts";
import { type BetterSQLite3Database, drizzle } from "./drizzle.ts";

import { isMigrated, type Migrations, migrateStore, TRAIL } from "./migrate.ts";
import { casedMatcherOf, matcherOf } from "./patterns.ts";
import { storeProblem } from "./store-problems.ts";

export type Db = BetterSQLite3Database & { $client: Database.Database };

/**
 * Opens a store, making or migrating it where needed; `busyMs` is how long it waits for another writer. Throws a `store_…`
 * problem when it cannot be used.
 */
export function openStore(file: string, migrations: Migrations = TRAIL, busyMs: number = BUSY_MS): Db {
  try {
    makeFolder(dirname(file));
    return prepared(new Database(file, { timeout: busyMs }), migrations);
  } catch (error) {
    throw storeProblem(error, file);
  }
}

/**
 * Opens a store that is there already, to read and nothing else, with little memory: for a process of its own that reads
 * much, once. It writes nothing, so it migrates nothing: a store of another version is a `store_…` problem.
 */
export function openReadOnly(file: string, migrations: Migrations = TRAIL): Db {
  try {
    return readOnly(new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS }), migrations);
  } catch (error) {
    throw storeProblem(error, file);
  }
}

/** A store in memory, for tests of what needs no file. */
export function memoryStore(migrations: Migrations = TRAIL): Db {
  return openStore(":memory:", migrations);
}

/** Makes a folder with all above it. One level at a time: asked for all levels at once, Node never comes back where the system refuses (under /proc). */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

const BUSY_MS = 30_000;

function prepared(client: Database.Database, migrations: Migrations): Db {
  try {
    configure(client);
    addPatterns(client);
    migrateStore(client, migrations);
    return drizzle(client);
  } catch (error) {
    // A page asks again at every request, and each would leave a file open.
    client.close();
    throw error;
  }
}

function readOnly(client: Database.Database, migrations: Migrations): Db {
  try {
    client.pragma("trusted_schema = OFF");
    // KiB: what is read once is not read again.
    client.pragma("cache_size = -8192");
    addPatterns(client);
    if (!isMigrated(client, migrations)) throw new Problem("store_newer");
    return drizzle(client);
  } catch (error) {
    client.close();
    throw error;
  }
}

/** `fits(text, pattern)` and `fits_cased(text, pattern)`: 1, 0, or null for a text that is not there. */
function addPatterns(client: Database.Database): void {
  for (const [name, matcher] of [
    ["fits", matcherOf],
    ["fits_cased", casedMatcherOf],
  ] as const) {
    let [last, matches] = ["", matcher([""])];
    client.function(name, { deterministic: true, directOnly: true }, (text, pattern) => {
      if (typeof text !== "string" || typeof pattern !== "string") return null;
      // A statement asks for one pattern many times.
      if (pattern !== last) [last, matches] = [pattern, matcher([pattern])];
      return matches(text) ? 1 : 0;
    });
  }
}

function configure(client: Database.Database): void {
  client.pragma("journal_mode = WAL");
  // NORMAL lost acknowledged events in a third of replayed power cuts; FULL lost none.
  client.pragma("synchronous = FULL");
  // Pages, 32 MiB: an import dirties five pages an event, and the same ones again and again before they must be moved.
  client.pragma("wal_autocheckpoint = 8192");
  client.pragma("foreign_keys = ON");
  client.pragma("trusted_schema = OFF");
  // KiB: large enough that the indexes of a batch stay in memory.
  client.pragma("cache_size = -65536");
}
