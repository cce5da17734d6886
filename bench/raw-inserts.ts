import type { Db } from "#db/client.ts";

type Values = unknown[];
export type Rows = Record<"events" | "payloads" | "revisions" | "occurrences", Values[]>;

/** The least that it takes to write decoded events into the tables, indexes and guards that the ledger has. */
export function rawInserts({ $client }: Db) {
  const all = (statement: string) => $client.prepare(statement).raw();
  const read = {
    events: all("SELECT * FROM audit_events WHERE leaf_index >= ?"),
    payloads: all("SELECT * FROM payloads WHERE leaf_index >= ?"),
    revisions: all("SELECT * FROM revisions WHERE leaf_index >= ?"),
    // By the events: the table has no index of leaves.
    occurrences:
      all(`SELECT shape_id, occurrences.occurred_at, leaf_index FROM audit_events JOIN occurrences USING (leaf_index)
      WHERE leaf_index >= ? AND shape_id IN (SELECT shape_id FROM shapes WHERE shapes.kind_id = audit_events.kind_id
        AND shapes.operator_id IS audit_events.operator_id) AND occurrences.occurred_at = audit_events.occurred_at`),
  };
  const insert = (table: string, columns: number) =>
    $client.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill("?").join(", ")})`);
  const write = {
    events: insert("audit_events", read.events.columns().length),
    payloads: insert("payloads", 2),
    revisions: insert("revisions", 5),
    occurrences: insert("occurrences", 3),
  };
  const size = $client.prepare("SELECT max(leaf_index) + 1 FROM audit_events").pluck();
  return {
    size: () => size.get() as number,
    /** The rows of the events from a leaf on, as those of as many events behind them, of other ids and slots. */
    copiesOf(from: number): Rows {
      const shift = (size.get() as number) - from;
      const later = (leaf: unknown) => (leaf === null || (leaf as number) < from ? leaf : (leaf as number) + shift);
      return {
        events: read.events.all(from).map((row) => copied(row, { 0: later, 1: (id) => `${swapped(id as string)}` })),
        payloads: read.payloads.all(from).map((row) => copied(row, { 0: later })),
        revisions: read.revisions.all(from).map((row) => copied(row, { 0: later, 1: (slot) => `${slot}0`, 3: later })),
        occurrences: read.occurrences.all(from).map((row) => copied(row, { 2: later })),
      };
    },
    /** Writes them in one transaction. */
    insert(rows: Rows): void {
      const tables = ["events", "payloads", "revisions", "occurrences"] as const;
      $client
        .transaction(() => {
          for (const table of tables) for (const row of rows[table]) write[table].run(...row);
        })
        .immediate();
    },
  };
}

const copied = (row: unknown, change: Record<number, (value: unknown) => unknown>): Values =>
  (row as Values).map((value, index) => change[index]?.(value) ?? value);

/** Another id of the same length, in another place of its index. */
const swapped = (id: string): string => id.slice(18) + id.slice(0, 18);
