import type { Db } from "./client.ts";
import { settle } from "./remembered.ts";

/** Reads everything from one state of the store: what is recorded meanwhile is in none of the answers, or in all. */
export function readTogether<T>(db: Db, read: () => T): T {
  settle(db);
  return db.$client.transaction(read)();
}
