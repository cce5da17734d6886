import { type Db, openStore } from "#db/client.ts";
import { storeFile } from "#db/live.ts";

import { settings } from "./settings.ts";

/** Opens the real store for as long as the work takes. The demo's is never opened from here. */
export async function withStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = openStore(storeFile(settings.data));
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}
