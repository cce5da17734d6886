import type { Database } from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { trail } from "./migrations/0001-trail.ts";
import { appendOnly } from "./migrations/0002-append-only.ts";
import { freeText } from "./migrations/0003-free-text.ts";

/** Every migration in order. One that has been released is never edited; the next is written behind it. */
const MIGRATIONS = [trail, appendOnly, freeText];

/**
 * Brings a store to the newest schema, all or nothing, also when several processes open a new store at once: the version
 * is read again under the exclusive lock. (Drizzle's own migrator reads it before its transaction begins.)
 */
export function migrateStore(client: Database): void {
  if (versionOf(client) === MIGRATIONS.length) return;
  client
    .transaction(() => {
      const applied = versionOf(client);
      if (applied > MIGRATIONS.length) throw new Problem("store_newer");
      for (const migration of MIGRATIONS.slice(applied)) client.exec(migration);
      client.pragma(`user_version = ${MIGRATIONS.length}`);
    })
    .exclusive();
}

const versionOf = (client: Database): number => client.pragma("user_version", { simple: true }) as number;
