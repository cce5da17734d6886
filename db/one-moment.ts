import type { Db } from "./client.ts";

/** Reads several things as they were at one moment, whatever is recorded meanwhile. */
export const atOneMoment = <T>(db: Db, read: () => T): T => db.$client.transaction(read)();
