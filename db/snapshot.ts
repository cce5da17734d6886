import type { Db } from "./client.ts";

/** Reads everything from one state of the store: what is recorded meanwhile is in none of the answers, or in all. */
export const readTogether = <T>(db: Db, read: () => T): T => db.$client.transaction(read)();
