import { statSync } from "node:fs";

import { sql } from "./drizzle.ts";
import { ledgerSize } from "./events.ts";
import { accessStore, liveStore, storeFile } from "./live.ts";
import { countQuarantine } from "./quarantine.ts";
import { reserveBytes } from "./reserve.ts";
import { listSources } from "./sources.ts";

/** How much a data directory holds: events and quarantine of the real store, what it takes on the disk, and what looks may still take of one that is full. */
export function sizesOf(data: string) {
  const file = storeFile(data);
  const { db } = liveStore(data, false);
  const quarantined = countQuarantine(db).reduce((sum, { count }) => sum + count, 0);
  const silent = listSources(db, Date.now()).filter(({ silentSince }) => silentSince !== null).length;
  return {
    events: ledgerSize(db),
    quarantined,
    silent,
    storeBytes: sizeOf(file),
    walBytes: sizeOf(`${file}-wal`),
    reserveBytes: reserveBytes(accessStore(data)),
  };
}

/** Reads from the store, and throws what SQLite says when that cannot be done. */
export function tryReading(data: string): void {
  liveStore(data, false).db.all(sql`SELECT leaf_index FROM audit_events LIMIT 1`);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
