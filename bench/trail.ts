import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { DEMO_SEED } from "#audit/demo/defaults.ts";
import { demoTrail } from "#audit/demo/trail.ts";
import { decodePiece } from "#audit/incoming.ts";
import { type Db, openStore } from "#db/client.ts";
import { appendEvents } from "#db/ledger.ts";

export const FOLDER = join(import.meta.dirname, "../.bench");

/**
 * A store of this many events, made once and kept: a demo trail, and copies of it that lie later in time. Only the first
 * events have payloads; whoever measures the reading of payloads needs another trail.
 *
 * @returns its file
 */
export function trailOf(events: number, _say?: (line: string) => void): string {
  const file = join(FOLDER, `trail-${events}.db`);
  if (existsSync(file)) return file;
  const unfinished = `${file}.unfinished`;
  for (const end of ["", "-wal", "-shm"]) rmSync(unfinished + end, { force: true });
  const db = openStore(unfinished);
  append(db, Math.min(events, ORIGINAL));
  copy(db, events);
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  renameSync(unfinished, file);
  return file;
}

const ORIGINAL = 20_000;
const BATCH = 1000;

function append(db: Db, events: number): void {
  const delivery = { source: "bench", file: "bench", document: "bench", now: Date.now() };
  const lines = [...demoTrail({ events, seed: DEMO_SEED })];
  for (let at = 0; at < lines.length; at += BATCH) {
    const batch = lines
      .slice(at, at + BATCH)
      .map((line, index) => decodePiece({ kind: "value", bytes: Buffer.from(line), offset: 0 }, at + index));
    appendEvents(db, batch, delivery);
  }
}

function copy({ $client }: Db, events: number): void {
  const read = $client.prepare("SELECT max(occurred_at) - min(occurred_at) + 1 FROM audit_events").pluck();
  const span = read.get() as number;
  const columns = $client.prepare("SELECT name FROM pragma_table_info('audit_events')").pluck().all() as string[];
  const copied: Record<string, string> = {
    leaf_index: "leaf_index + CAST(@shift AS INTEGER)",
    event_id: "event_id || '-' || CAST(@shift AS INTEGER)",
    occurred_at: "occurred_at + @later",
  };
  const copyEvents = $client.prepare(
    `INSERT INTO audit_events SELECT ${columns.map((name) => copied[name] ?? name).join(", ")}
     FROM audit_events WHERE leaf_index < @count`,
  );
  const copyRevisions = $client.prepare(
    `INSERT INTO revisions SELECT leaf_index + @shift, slot, occurred_at + @later, before_leaf + @shift, flags
     FROM revisions WHERE leaf_index < @count`,
  );
  for (let shift = ORIGINAL; shift < events; shift += ORIGINAL) {
    const copy = { shift, later: (shift / ORIGINAL) * span, count: Math.min(ORIGINAL, events - shift) };
    $client.transaction(() => [copyEvents.run(copy), copyRevisions.run(copy)]).immediate();
  }
}
