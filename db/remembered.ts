import type { Db } from "./client.ts";

type Store = {
  /** Changes whenever anything is written: by others, and through this connection. */
  others: () => number;
  own: () => number;
  version: string;
  /** What was written through this connection when it was last seen outside of a transaction. */
  settled: number;
  /** How it stands for a transaction that reads; null outside of one. */
  standing: Standing | null;
  kept: Map<string, unknown>;
};

/** The version of a store, and whether what was written is there to stay: what a transaction of our own wrote may yet be taken back. */
type Standing = [version: string, isSettled: boolean];

const stores = new WeakMap<Db, Store>();

const NEVER = -1;

/** How much is kept of a store, and of how long a key: a search may be a list of a hundred thousand characters. */
const [MOST, LONGEST] = [200, 2000];

/**
 * What `make` reads of a store, made once for each key while the store stays as it is: events are only ever added, and
 * between two of them every count is the same for everybody. What the answer depends on beside the store belongs into
 * the key. It is not to be changed by who gets it.
 */
export function remembered<T>(db: Db, key: string, make: () => T): T {
  const store = storeOf(db);
  const [version, stands] = store.standing ?? standingOf(store, db);
  if (version !== store.version) {
    store.kept.clear();
    store.version = version;
  }
  if (store.kept.has(key)) return store.kept.get(key) as T;
  const made = make();
  if (store.kept.size >= MOST) store.kept.clear();
  // What was written meanwhile may be in a part of it.
  if (stands && store.version === version && key.length <= LONGEST) store.kept.set(key, made);
  return made;
}

/** Notes how much was written before a transaction that only reads: without it nothing in there is remembered. */
export function settle(db: Db): void {
  standingOf(storeOf(db), db);
}

/** Reads in such a transaction. Nothing changes for it, so how the store stands is asked once. */
export function standing<T>(db: Db, read: () => T): T {
  const store = storeOf(db);
  store.standing = standingOf(store, db);
  try {
    return read();
  } finally {
    store.standing = null;
  }
}

/** Whether everything that is read now is of one state of the store, and stands: in a transaction that has written nothing. */
export const readsOneState = (db: Db): boolean => db.$client.inTransaction && isSettled(db);

/** Whether what is read stands: what a transaction of our own has written may yet be taken back. */
export function isSettled(db: Db): boolean {
  const store = storeOf(db);
  const [, stands] = store.standing ?? standingOf(store, db);
  return stands;
}

/** Forgets everything that was counted of a store, so that it is read anew. */
export function forgetAll(db: Db): void {
  stores.get(db)?.kept.clear();
}

function standingOf(store: Store, { $client }: Db): Standing {
  const own = store.own();
  if (!$client.inTransaction) store.settled = own;
  return [`${store.others()} ${own}`, own === store.settled];
}

const storeOf = (db: Db): Store => stores.get(db) ?? opened(db);

function opened(db: Db): Store {
  const number = (statement: string) => {
    const asked = db.$client.prepare(statement).pluck();
    return () => asked.get() as number;
  };
  const [others, own] = [number("PRAGMA data_version"), number("SELECT total_changes()")];
  const store = { others, own, version: "", settled: NEVER, standing: null, kept: new Map() };
  stores.set(db, store);
  return store;
}
