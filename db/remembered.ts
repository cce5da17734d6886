import type Database from "better-sqlite3";

import type { Db } from "./client.ts";

type Store = { versionOf: () => string; version: string; kept: Map<string, unknown> };

const stores = new WeakMap<Db, Store>();

/** How much is kept of a store, and of how long a key: a search may be a list of a hundred thousand characters. */
const [MOST, LONGEST] = [200, 2000];

/**
 * What `make` reads of a store, made once for each key while the store stays as it is: events are only ever added, and
 * between two of them every count is the same for everybody. What the answer depends on beside the store belongs into
 * the key. It is not to be changed by who gets it.
 */
export function remembered<T>(db: Db, key: string, make: () => T): T {
  const store = stores.get(db) ?? opened(db);
  const version = store.versionOf();
  if (version !== store.version) {
    store.kept.clear();
    store.version = version;
  }
  if (store.kept.has(key)) return store.kept.get(key) as T;
  const made = make();
  if (store.kept.size >= MOST) store.kept.clear();
  // What was written meanwhile may be in a part of it.
  if (store.version === version && key.length <= LONGEST) store.kept.set(key, made);
  return made;
}

/** Forgets everything that was counted of a store, so that it is read anew. */
export function forgetAll(db: Db): void {
  stores.get(db)?.kept.clear();
}

function opened(db: Db): Store {
  const store = { versionOf: versionsOf(db.$client), version: "", kept: new Map() };
  stores.set(db, store);
  return store;
}

/** Changes whenever anything is written: by others, and through this connection. */
function versionsOf(client: Database.Database): () => string {
  const others = client.prepare("PRAGMA data_version").pluck();
  const own = client.prepare("SELECT total_changes()").pluck();
  return () => `${others.get()} ${own.get()}`;
}
