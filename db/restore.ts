import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import type { Database } from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { checkBackup, copyOf, type Kind, sync } from "./backup.ts";
import { openStore } from "./client.ts";
import { onStore } from "./store-problems.ts";

/** What a store would lose if a backup took its place: the name of a table, or null. */
export type Lost = (client: Database) => string | null;

/**
 * Puts a backup in the place of a store that nobody has open, if nothing is `lost` by it.
 *
 * @throws Problem `restore_forks`, `store_busy` while a server runs, `store_damaged`, `store_newer`
 */
export function restoreStore(store: string, file: string, kind: Kind, lost: Lost = lostLedger): void {
  onStore(() => {
    checkBackup(file, kind);
    // Copied before the store is looked at: that may take minutes.
    const partial = copyOf(file, `${store}.restoring`);
    const { $client } = openStore(store, kind.migrations, 1_000);
    try {
      lock($client);
      $client.prepare("ATTACH ? AS backup").run(file);
      const name = lost($client);
      if (name !== null) throw new Problem("restore_forks", { path: store, name });
      $client.exec("DETACH backup");
      replace($client, partial, store);
    } finally {
      $client.close();
      rmSync(partial, { force: true });
    }
    sync(dirname(store));
  });
}

/** Nobody else may have it open while it is replaced: an exclusive lock on a store with a WAL says so. */
function lock(client: Database): void {
  client.pragma("locking_mode = EXCLUSIVE");
  client.exec("BEGIN EXCLUSIVE; COMMIT");
}

/**
 * Gives the copy its name while the old store is locked. Who opened the old one meanwhile and waits for the lock has a file
 * without a name: it is marked as one of a newer Rastro, so that nobody records into it.
 */
function replace(client: Database, copy: string, store: string): void {
  // Whatever is written beside a store is found by its name, and that is the other's from now on.
  client.pragma("journal_mode = DELETE");
  client.pragma("journal_mode = MEMORY");
  client.exec("BEGIN EXCLUSIVE");
  renameSync(copy, store);
  client.pragma(`user_version = ${2 ** 31 - 1}`);
  client.exec("COMMIT");
}

/** Everything that is in a ledger has to be in its backup, row by row; this names the tables and how a row is told. */
const KEPT = [
  ["audit_events", "leaf_index, event_id, recorded_at"],
  ["payloads", "leaf_index, bytes"],
  ["quarantine", "quarantine_id, digest"],
  ["quarantine_decisions", "decision_id, quarantine_id, outcome, decided_at"],
  ["redactions", "leaf_index, payload_digest"],
  ["quarantine_redactions", "quarantine_id, redacted_at"],
  ["snapshots", "snapshot_id, digest"],
] as const;

const lostLedger: Lost = (client) => missingIn(client, "main", "backup");

/** What a ledger holds that the other lacks: the name of a table, or null. */
export function missingIn(client: Database, one: "main" | "backup", other: "main" | "backup"): string | null {
  const isThere = (schema: string, table: string) =>
    client.prepare(`SELECT 1 FROM ${schema}.sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined;
  for (const [table, row] of KEPT) {
    // A store of an older schema lacks what nothing may be in yet.
    if (!isThere(one, table)) continue;
    const less = isThere(other, table) ? `EXCEPT SELECT ${row} FROM ${other}.${table}` : "";
    // What was redacted before the other was made is emptied in it.
    const but = table === "payloads" && isThere(other, "redactions") ? redactedIn(other) : "";
    if (client.prepare(`SELECT ${row} FROM ${one}.${table} ${but} ${less} LIMIT 1`).get() !== undefined) return table;
  }
  return null;
}

const redactedIn = (schema: string): string => `WHERE leaf_index NOT IN (SELECT leaf_index FROM ${schema}.redactions)`;
