import { type Db, openStore } from "#db/client.ts";
import { isEmpty, storeFile, viewersFile } from "#db/live.ts";
import { VIEWERS } from "#db/migrate.ts";
import { makeLink } from "#db/one-time-links.ts";
import { addViewer, countViewers } from "#db/viewers.ts";

import { say } from "../output.ts";
import type { ServeSettings } from "./settings.ts";

/**
 * While nobody may sign in: makes the first administrator from the settings, or a one-time link that leads there (in a
 * demo, straight in).
 *
 * @returns the token of the link, or null when there is none
 * @throws Problem `password_weak`, `email_invalid`
 */
export async function firstViewer(settings: ServeSettings): Promise<string | null> {
  const db = openStore(viewersFile(settings.data), VIEWERS);
  try {
    if (countViewers(db) > 0) return null;
    if (settings.admin === null)
      return makeLink(db, { purpose: demoShown(settings) ? "demo" : "first_admin", viewerId: null });
    await addViewer(db, { email: settings.admin.email, role: "admin" }, settings.admin.password);
    say("rastro: the first administrator was added");
    return null;
  } finally {
    db.$client.close();
  }
}

function demoShown({ data, demo, origin }: ServeSettings): boolean {
  return demo && origin === null && withTrail(data, isEmpty);
}

function withTrail<T>(data: string, ask: (db: Db) => T): T {
  const db = openStore(storeFile(data));
  try {
    return ask(db);
  } finally {
    db.$client.close();
  }
}
