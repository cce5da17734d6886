import type { Db } from "#db/client.ts";

type Rows = { table: string; rows: unknown[][] }[];

/**
 * The least that it takes to write decoded events into the tables, indexes and guards that the ledger has: what an import
 * wrote into one store since the last time, to be written into another that held the same.
 */
export function rawInserts(from: Db, to: Db) {
  const tables = TABLES.map(({ table, id, select }) => {
    const read = from.$client.prepare(`${select ?? `SELECT * FROM ${table}`} WHERE ${id} > ?`).raw();
    const places = read.columns().map(() => "?");
    const last = from.$client
      .prepare(`SELECT coalesce(max(${id}), -1) FROM ${select ? "audit_events AS e" : table}`)
      .pluck();
    return {
      table,
      read,
      last,
      seen: last.get() as number,
      insert: to.$client.prepare(`INSERT INTO ${table} VALUES (${places})`),
    };
  });
  return {
    /** The rows that are new. */
    newRows: (): Rows =>
      tables.map((one) => {
        const rows = one.read.all(one.seen) as unknown[][];
        one.seen = one.last.get() as number;
        return { table: one.table, rows };
      }),
    /** Writes them in one transaction. */
    insert: (all: Rows): void =>
      to.$client
        .transaction(() => {
          all.forEach(({ rows }, index) => {
            for (const row of rows) tables[index]?.insert.run(...row);
          });
        })
        .immediate(),
  };
}

const byRowId = (table: string) => ({ table, id: "rowid", select: undefined });

const TABLES = [
  ...["sources", "event_kinds", "operators", "operator_emails", "role_sets", "origins", "methods", "orgs", "statuses"],
  ...["reasons", "descriptions", "phone_types", "phone_numbers", "shapes", "audit_events", "payloads", "revisions"],
]
  .map(byRowId)
  .concat([
    {
      table: "occurrences",
      id: "e.leaf_index",
      // By way of the events: the table has no index of leaves.
      select: `SELECT shapes.shape_id, e.occurred_at, e.leaf_index FROM audit_events AS e CROSS JOIN shapes
        ON shapes.kind_id = e.kind_id AND shapes.operator_id IS e.operator_id AND shapes.role_set_id IS e.role_set_id
        AND shapes.origin_id IS e.origin_id AND shapes.status_id IS e.status_id AND shapes.reason_ref IS e.reason_ref
        CROSS JOIN occurrences AS o ON o.shape_id = shapes.shape_id AND o.occurred_at = e.occurred_at
        AND o.leaf_index = e.leaf_index` as never,
    },
  ]);
