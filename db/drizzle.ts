import { createRequire } from "node:module";

// The only file that names drizzle-orm. Its package.json is 180 kB, and Node parses it again for each of the hundred
// modules that it imports: 0.4 s and 180 MiB at every start of a process or a thread. Required they cost 0.06 s and 20 MiB.
const require = createRequire(import.meta.url);
const core = require("drizzle-orm") as typeof import("drizzle-orm");
const sqlite = require("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core");
const driver = require("drizzle-orm/better-sqlite3") as typeof import("drizzle-orm/better-sqlite3");

export type { SQL } from "drizzle-orm";
export type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
export type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

export const {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  min,
  ne,
  sql,
  sum,
} = core;
export const { blob, integer, SQLiteSyncDialect, sqliteTable, text } = sqlite;
export const { drizzle } = driver;
