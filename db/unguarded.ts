import type { Db } from "./client.ts";

type Column = { name: string; type: string; pk: number };

/** Derived, and so may change: how many events there are of a shape, in a quarter of an hour or from a source, and of which shape one is. */
export const TALLIES = {
  shapes: ["events"],
  occurrences: ["shape_id"],
  quarter_hours: ["events"],
  source_hours: ["recorded", "duplicate", "refused", "late_sum", "late_most", "last_at"],
};

/**
 * Ways in which what is recorded could be changed, as `table: how`: updates of a column, deletes, and REPLACE by the
 * primary key and by each unique one. `mayChange` names the columns that may. For the test that outlives migrations.
 */
export function unguarded(db: Db, mayChange: Record<string, string[]>): string[] {
  const tables = db.$client
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  // A foreign key that refuses proves no guard.
  db.$client.pragma("foreign_keys = OFF");
  return tables.flatMap((table) => breaches(db, table, mayChange[table] ?? []).map((how) => `${table}: ${how}`));
}

function breaches(db: Db, table: string, mayChange: string[]): string[] {
  const columns = db.$client.pragma(`table_info(${table})`) as Column[];
  if (db.$client.prepare(`SELECT 1 FROM ${table}`).get() === undefined) return ["has no row to try"];
  const keys = keysOf(db, table, columns);
  const tries: [string, string, boolean][] = [
    ["DELETE", `DELETE FROM ${table}`, false],
    ...columns.map(({ name }): [string, string, boolean] => [
      `UPDATE of ${name}`,
      `UPDATE ${table} SET ${name} = ${name}`,
      mayChange.includes(name),
    ]),
    ...keys.map((key): [string, string, boolean] => [`REPLACE by ${key}`, copy(table, columns, keys, key), false]),
    ["INSERT of a new row", copy(table, columns, keys, []), true],
  ];
  return tries.flatMap(([how, statement, allowed]) => {
    const passed = passes(db, statement);
    return passed === allowed ? [] : [passed ? how : `${how} is refused`];
  });
}

/** The primary key and every unique one, each as its columns. */
function keysOf({ $client }: Db, table: string, columns: Column[]): string[][] {
  const primary = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const indexes = $client.pragma(`index_list(${table})`) as { name: string; unique: number; origin: string }[];
  const unique = indexes
    .filter((index) => index.unique && index.origin !== "pk")
    .map(({ name }) => ($client.pragma(`index_info(${name})`) as { name: string }[]).map((column) => column.name));
  return [...(primary.length > 0 ? [primary] : []), ...unique];
}

/** Writes a row again that is the same in the columns of one key and new in those of every other. */
function copy(table: string, columns: Column[], keys: string[][], same: string[]): string {
  const other = new Set(keys.flat().filter((name) => !same.includes(name)));
  const values = columns.map(({ name, type }) => (other.has(name) ? NEW[type]?.(name, table) : name));
  return `INSERT OR REPLACE INTO ${table} SELECT ${values.join(", ")} FROM ${table} LIMIT 1`;
}

const NEW: Record<string, (name: string, table: string) => string> = {
  INTEGER: (name, table) => `(SELECT max(${name}) + 1 FROM ${table})`,
  TEXT: (name) => `${name} || ' new'`,
  BLOB: () => "randomblob(32)",
};

/** Whether a statement is let through; it leaves nothing behind. */
function passes({ $client }: Db, statement: string): boolean {
  $client.exec("BEGIN");
  try {
    $client.prepare(statement).run();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_CONSTRAINT_TRIGGER") throw error;
    return false;
  } finally {
    if ($client.inTransaction) $client.exec("ROLLBACK");
  }
}
