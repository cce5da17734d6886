import { type Db, openStore } from "#db/client.ts";
import { storeFile, viewersFile } from "#db/live.ts";
import { type Migrations, TRAIL, VIEWERS } from "#db/migrate.ts";

import { settings } from "./settings.ts";

/** Opens the real store for as long as the work takes. The demo's is never opened from here. */
export const withStore = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  withOpen(storeFile(settings.data), TRAIL, work);

/** Opens the store of the viewers for as long as the work takes. */
export const withViewers = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  withOpen(viewersFile(settings.data), VIEWERS, work);

async function withOpen<T>(file: string, migrations: Migrations, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openStore(file, migrations);
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}
