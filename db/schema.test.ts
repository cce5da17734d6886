import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import { memoryStore } from "./client.ts";
import { TRAIL, VIEWERS } from "./migrate.ts";
import * as schema from "./schema.ts";
import * as tallySchema from "./tally-schema.ts";
import * as viewersSchema from "./viewers-schema.ts";

type Column = { name: string; type: string; notnull: number; pk: number };
type Table = { name: string; type: string; strict: number; schema: string };

describe.each([
  { store: "the trail", migrations: TRAIL, tables: { ...schema, ...tallySchema }, atLeast: 18 },
  { store: "the viewers", migrations: VIEWERS, tables: viewersSchema, atLeast: 8 },
])("the store of $store", ({ migrations, tables, atLeast }) => {
  const { $client } = memoryStore(migrations);
  const made = ($client.pragma("table_list") as Table[]).filter(
    // A text index is no table of ours: SQLite keeps it in tables of its own.
    (table) => table.schema === "main" && table.type === "table" && !table.name.startsWith("sqlite_"),
  );
  const described = Object.values<unknown>(tables)
    .filter((value) => is(value, SQLiteTable))
    .map(getTableConfig);

  test("its schema describes every table that the migrations make, and no other", () => {
    expect(described.map(({ name }) => name).sort()).toEqual(made.map(({ name }) => name).sort());
    expect(made.length).toBeGreaterThan(atLeast);
  });

  test.each(described)(
    "$name has the described columns, in order, with their types and null where it may be",
    ({ name, columns }) => {
      const real = $client.pragma(`table_info(${name})`) as Column[];
      expect(columns.map((column) => ({ name: column.name, type: column.getSQLType().toUpperCase() }))).toEqual(
        real.map((column) => ({ name: column.name, type: column.type })),
      );
      const filled = (one: { notNull: boolean } | Column) =>
        "notNull" in one ? one.notNull : one.notnull === 1 || one.pk > 0;
      expect(columns.filter(filled).map((column) => column.name)).toEqual(
        real.filter(filled).map((column) => column.name),
      );
    },
  );

  test("every table is STRICT: a text is never put where a number belongs", () => {
    expect(made.filter((table) => table.type === "table" && !table.strict)).toEqual([]);
  });
});

test("a text where a number belongs is refused", () => {
  const { $client } = memoryStore();
  expect(() => $client.prepare("INSERT INTO sources (source_id, name) VALUES ('x', 'y')").run()).toThrow("datatype");
});
