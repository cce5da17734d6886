import type { Db } from "./client.ts";
import { settle, standing } from "./remembered.ts";

/** Reads everything from one state of the store: what is recorded meanwhile is in none of the answers, or in all. */
export function readTogether<T>(db: Db, read: () => T): T {
  settle(db);
  return together(db)(() => standing(db, read)) as T;
}

type Together = (read: () => unknown) => unknown;
const kept = new WeakMap<Db, Together>();

/** A transaction of each store, made once. */
function together(db: Db): Together {
  const known = kept.get(db) ?? db.$client.transaction((read: () => unknown) => read());
  kept.set(db, known);
  return known;
}
