import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { memoryStore, openStore } from "./client.ts";
import { VIEWERS } from "./migrate.ts";
import * as schema from "./schema.ts";
import * as viewersSchema from "./viewers-schema.ts";

type Column = { name: string; type: string; notnull: number; pk: number };
type Table = { name: string; type: string; strict: number; schema: string };

const STORES = [
  { store: "the trail", $client: memoryStore().$client, schema },
  { store: "the viewers", $client: openStore(":memory:", VIEWERS).$client, schema: viewersSchema },
].map(({ store, $client, schema }) => ({
  store,
  $client,
  made: ($client.pragma("table_list") as Table[]).filter(
    // A text index is no table of ours: SQLite keeps it in tables of its own.
    (table) => table.schema === "main" && table.type === "table" && !table.name.startsWith("sqlite_"),
  ),
  described: Object.values(schema)
    .filter((value) => is(value, SQLiteTable))
    .map((table) => getTableConfig(table as SQLiteTable)),
}));

test.each(STORES)("the schema describes every table that the migrations of $store make, and no other", (one) => {
  expect(one.described.map(({ name }) => name).sort()).toEqual(one.made.map(({ name }) => name).sort());
  expect(one.made.length).toBeGreaterThan(0);
});

test.each(STORES.flatMap(({ $client, described }) => described.map((table) => ({ ...table, $client }))))(
  "$name has the described columns, in order, with their types and null where it may be",
  ({ name, columns, $client }) => {
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
  for (const { made } of STORES) expect(made.filter((table) => !table.strict)).toEqual([]);
  const { $client } = memoryStore();
  expect(() => $client.prepare("INSERT INTO sources (source_id, name) VALUES ('x', 'y')").run()).toThrow("datatype");
});
