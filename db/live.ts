import { join } from "node:path";
import { type Db, openStore } from "./client.ts";
import { sql } from "./drizzle.ts";
import { ACCESS, type Migrations, TRAIL, VIEWERS } from "./migrate.ts";
import { remembered } from "./remembered.ts";

/** The file of the store in a data directory, and of the demo trail, which never shares one with real events. */
export const storeFile = (data: string): string => join(data, "rastro.db");
export const demoFile = (data: string): string => join(data, "demo", "rastro.db");

/** The file of what viewers keep for themselves: one, whichever trail is shown. */
export const viewersFile = (data: string): string => join(data, "viewers.db");

/** The file of the access log. */
export const accessFile = (data: string): string => join(data, "access.db");

/** A store that a page reads, and whether what it holds is made up. */
export type Live = { db: Db; demo: boolean };

/**
 * The store to show: the real one, or, while nothing was ever imported into it, the demo's. It is asked anew each time,
 * so that the first real event ends the demo without a restart.
 */
export function liveStore(data: string, demoAllowed: boolean): Live {
  const db = opened(storeFile(data));
  if (!demoAllowed || !isEmpty(db)) return { db, demo: false };
  const demo = opened(demoFile(data));
  return isEmpty(demo) ? { db, demo: false } : { db: demo, demo: true };
}

/** The store of what viewers keep for themselves. */
export const viewersStore = (data: string): Db => opened(viewersFile(data), VIEWERS);

/** The access log. */
export const accessStore = (data: string): Db => opened(accessFile(data), ACCESS);

/** Whether nothing was ever brought to a store: no event, no snapshot, and nothing that was refused. */
export function isEmpty(db: Db): boolean {
  return remembered(db, "empty", () => {
    const [{ any } = { any: 0 }] = db.all<{ any: number }>(
      sql`SELECT EXISTS (SELECT 1 FROM audit_events) OR EXISTS (SELECT 1 FROM snapshots) OR EXISTS (SELECT 1 FROM quarantine) AS any`,
    );
    return any === 0;
  });
}

// One connection a store for the life of the process. The built pages and the server around them are bundles of their
// own, each with its copy of this module, so what they share hangs on the global object.
const shared = globalThis as { rastroStores?: Map<string, Db> };
shared.rastroStores ??= new Map();
const stores = shared.rastroStores;

function opened(file: string, migrations: Migrations = TRAIL): Db {
  const db = stores.get(file) ?? openStore(file, migrations);
  stores.set(file, db);
  return db;
}

/** Lets every store give back the memory that it can read from its file again. */
export function shrinkStores(): void {
  for (const db of stores.values()) db.$client.pragma("shrink_memory");
}

/** Closes every store that was opened, so that the last one checkpoints its WAL. */
export function closeStores(): void {
  for (const db of stores.values()) db.$client.close();
  stores.clear();
}
