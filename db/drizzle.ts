// The only file that names drizzle-orm. Its package.json is 180 kB, and Node parses it again for each import that names
// it: a quarter of a second at every start of the command line, when each file named it for itself.
export {
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
  type SQL,
  sql,
  sum,
} from "drizzle-orm";
export { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
export {
  type AnySQLiteColumn,
  blob,
  integer,
  SQLiteSyncDialect,
  sqliteTable,
  text,
} from "drizzle-orm/sqlite-core";
