import { EXPORT_FORMATS, MOST_ROWS } from "#audit/exports/formats.ts";
import { EVERYTHING } from "#audit/search/search.ts";
import { type Db, openReadOnly } from "#db/client.ts";
import { sql } from "#db/drizzle.ts";
import { selectEvents } from "#db/event-view.ts";

import { runExport } from "./child.ts";
import type { Measure } from "./measure.ts";
import { trailOf } from "./trail.ts";

/**
 * The whole ledger as a file. The floor is SQLite reading the same rows in the same order and pages, with nothing made of
 * them, in the same run; the claim about memory is what the process grows by while it writes.
 */
export const measureExport: Measure = async ({ size, say }) => {
  const file = trailOf(size);
  const floor = floorOf(file, size);
  const job = {
    file,
    search: EVERYTHING,
    scope: { subject: null, zone: "America/Sao_Paulo", now: Date.now(), ledger: size },
  };
  const found: Record<string, unknown> = { floor_rows_per_s: perSecond(size, floor) };
  for (const format of EXPORT_FORMATS) {
    if (size > MOST_ROWS[format]) continue;
    const { rows, bytes, ms, idleKib, peakKib } = await runExport({ ...job, format, mostRows: null, phoneKey: null });
    if (rows !== size) throw new Error(`${format}: ${rows} of ${size} rows`);
    const grownMib = Math.round((peakKib - idleKib) / 102.4) / 10;
    found[format] = {
      rows,
      bytes,
      rows_per_s: perSecond(rows, ms),
      times_floor: Math.round((ms / floor) * 100) / 100,
      idle_mib: Math.round(idleKib / 1024),
      grown_mib: grownMib,
      within_64_mib: grownMib < 64,
    };
    say(`${format}: ${JSON.stringify(found[format])}`);
  }
  return found;
};

const perSecond = (rows: number, ms: number): number => Math.round(rows / (ms / 1000));

function floorOf(file: string, size: number): number {
  const db = openReadOnly(file);
  const began = performance.now();
  if (walk(db) !== size) throw new Error("the floor does not read every row");
  const ms = performance.now() - began;
  db.$client.close();
  return ms;
}

function walk(db: Db): number {
  const behind = sql`(audit_events.occurred_at, audit_events.leaf_index) < (${sql.placeholder("at")}, ${sql.placeholder("leaf")})`;
  const newestFirst = sql`audit_events.occurred_at DESC, audit_events.leaf_index DESC`;
  const { sql: text } = selectEvents(db).where(behind).orderBy(newestFirst).limit(PAGE).toSQL();
  const page = db.$client.prepare(text).raw();
  let at: unknown[] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  let read = 0;
  for (;;) {
    const rows = page.all(...at, PAGE) as unknown[][];
    const last = rows.at(-1);
    if (!last) return read;
    read += rows.length;
    at = [last[OCCURRED_AT], last[LEAF_INDEX]];
  }
}

const PAGE = 500;
const [LEAF_INDEX, OCCURRED_AT] = [0, 5];
