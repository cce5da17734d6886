import { type Db, openStore } from "#db/client.ts";
import { storeFile, viewersFile } from "#db/live.ts";
import { type Migrations, TRAIL, VIEWERS } from "#db/migrate.ts";

import { settings } from "./settings.ts";

/** Opens the real store for as long as the work takes. The demo's is never opened from here. */
export const withStore = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  withOpened(storeFile(settings.data), TRAIL, work);

/** Opens the store of what viewers and sources are given, for as long as the work takes. */
export const withViewersStore = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  withOpened(viewersFile(settings.data), VIEWERS, work);

async function withOpened<T>(file: string, migrations: Migrations, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openStore(file, migrations);
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}
