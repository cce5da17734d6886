import type { Database } from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { listedLeaves } from "./access-migrations/0001-listed-leaves.ts";
import { reserve } from "./access-migrations/0002-reserve.ts";
import { listings } from "./access-migrations/0003-listings.ts";
import { trail } from "./migrations/0001-trail.ts";
import { appendOnly } from "./migrations/0002-append-only.ts";
import { freeText } from "./migrations/0003-free-text.ts";
import { watchedFiles } from "./migrations/0004-watched-files.ts";
import { quarantineDecisions } from "./migrations/0005-quarantine-decisions.ts";
import { sourcesAndRetention } from "./migrations/0006-sources-and-retention.ts";
import { tallies } from "./migrations/0007-tallies.ts";
import { quarantineRedactions } from "./migrations/0008-quarantine-redactions.ts";
import { numbersByEnd } from "./migrations/0009-numbers-by-end.ts";
import { savedViews } from "./viewers-migrations/0001-saved-views.ts";
import { exportRecords } from "./viewers-migrations/0002-exports.ts";
import { signIn } from "./viewers-migrations/0003-sign-in.ts";
import { ingestTokens } from "./viewers-migrations/0004-ingest-tokens.ts";
import { passkeys } from "./viewers-migrations/0005-passkeys.ts";

/** Every migration of a kind of store in order. One that was released is never edited; the next is written behind it. */
export type Migrations = readonly string[];

/** The store of the trail: what was received, and what was derived from it. */
export const TRAIL: Migrations = [
  trail,
  appendOnly,
  freeText,
  watchedFiles,
  quarantineDecisions,
  sourcesAndRetention,
  tallies,
  quarantineRedactions,
  numbersByEnd,
];

/**
 * The access log: a ledger of its own, made by the same code, of who looked at what. Its own tables came when the trail had
 * three migrations, seven, and nine, and stay in those places.
 */
export const ACCESS: Migrations = [
  ...TRAIL.slice(0, 3),
  listedLeaves,
  ...TRAIL.slice(3, 7),
  reserve,
  ...TRAIL.slice(7, 9),
  listings,
  ...TRAIL.slice(9),
];

/** The store of the viewers: what they keep for themselves. It is apart, so that no import ever makes them wait. */
export const VIEWERS: Migrations = [savedViews, exportRecords, signIn, ingestTokens, passkeys];

/**
 * Brings a store to the newest schema, all or nothing, also when several processes open a new store at once: the version
 * is read again under the exclusive lock. (Drizzle's own migrator reads it before its transaction begins.)
 */
export function migrateStore(client: Database, migrations: Migrations): void {
  if (isMigrated(client, migrations)) return;
  client
    .transaction(() => {
      const applied = versionOf(client);
      if (applied > migrations.length) throw new Problem("store_newer");
      for (const migration of migrations.slice(applied)) client.exec(migration);
      client.pragma(`user_version = ${migrations.length}`);
    })
    .exclusive();
}

/** Whether a store has exactly this schema. */
export const isMigrated = (client: Database, migrations: Migrations): boolean =>
  versionOf(client) === migrations.length;

const versionOf = (client: Database): number => client.pragma("user_version", { simple: true }) as number;
