import { type Db, openStore } from "#db/client.ts";
import { demoFile, isEmpty, storeFile } from "#db/live.ts";

import type { ServeSettings } from "./settings.ts";

/**
 * Makes everything kept ready before the first request: creates or migrates the store and, while it is empty, fills the
 * demo's, which is a store of its own because a ledger never forgets.
 *
 * @throws Problem `store_…` when a store cannot be used
 */
export async function prepareData({ data, demo }: Pick<ServeSettings, "data" | "demo">): Promise<void> {
  const empty = await withStore(storeFile(data), isEmpty);
  if (!empty || !demo) return;
  // What makes and imports a trail is a third of what a server loads, and most never need it.
  const { fillDemo } = await import("./demo.ts");
  await withStore(demoFile(data), fillDemo);
}

async function withStore<T>(file: string, work: (db: Db) => T | Promise<T>): Promise<T> {
  const db = openStore(file);
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}
