import type { Db } from "#db/client.ts";

import { median } from "../measure.ts";
import { rawInserts } from "../raw-inserts.ts";

type Row = unknown[];
type Rows = ReturnType<ReturnType<typeof rawInserts>["newRows"]>;

/** What it takes to insert rows in batches: events a second, the slowest batch of a hundred in milliseconds, and CPU. */
export type Floor = { perSecond: number; p99: number; cpuUs: number };

/**
 * Follows what is recorded into one store, to insert the same rows into another that holds the same as this begins, in
 * batches of so many events, each in a transaction of its own.
 */
export function followed(from: Db, to: Db) {
  const raw = rawInserts(from, to);
  return (batch: number): Floor => {
    const times: number[] = [];
    const rows = raw.newRows();
    const events = rowsOf(rows, "audit_events").length;
    const cpu = process.cpuUsage();
    for (const some of batchesOf(rows, batch)) {
      const began = performance.now();
      raw.insert(some);
      times.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(cpu);
    times.sort((one, other) => one - other);
    const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
    return { perSecond: batch / (median(times) / 1000), p99, cpuUs: (user + system) / events };
  };
}

const rowsOf = (rows: Rows, name: string): Row[] => rows.find(({ table }) => table === name)?.rows ?? [];

/** Events with what is kept of each; of dictionaries what these are the first to name, which is in the order of ids. */
function* batchesOf(rows: Rows, batch: number): Generator<Rows> {
  const left = new Map(rows.map((one) => [one.table, one.rows]));
  const take = (table: string, many: number): Row[] => (left.get(table) ?? []).splice(0, many);
  while ((left.get("audit_events") ?? []).length > 0) {
    const events = take("audit_events", batch);
    const last = Number(events.at(-1)?.[0]);
    yield rows.map(({ table }) => {
      if (table === "audit_events") return { table, rows: events };
      const [of, bound] = BOUNDS[table]?.(events, last) ?? [0, Number.POSITIVE_INFINITY];
      const all = left.get(table) ?? [];
      const end = all.findIndex((row) => Number(row[of]) > bound);
      return { table, rows: take(table, end < 0 ? all.length : end) };
    });
  }
}

const most = (events: Row[], column: number): number => Math.max(-1, ...events.map((row) => Number(row[column] ?? -1)));

/** Which column of a table says what belongs to a batch, and up to what; of other tables all stands in the first. */
const BOUNDS: Record<string, (events: Row[], last: number) => [column: number, most: number]> = {
  payloads: (_, last) => [0, last],
  revisions: (_, last) => [0, last],
  occurrences: (_, last) => [2, last],
  descriptions: (events) => [0, most(events, DESCRIPTION)],
  phone_numbers: (events) => [0, most(events, NUMBER)],
};

// Where they stand in a row of events.
const [DESCRIPTION, NUMBER] = [20, 22];
