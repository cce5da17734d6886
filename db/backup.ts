import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import Database from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { openStore } from "./client.ts";
import { TRAIL } from "./migrate.ts";
import { onStore } from "./store-problems.ts";

/**
 * Writes a consistent copy of a store to a file that does not exist yet, while others record. It is complete and on the
 * disk before it gets its name.
 *
 * @throws Problem `file_exists`, `store_…`
 */
export function backupStore(store: string, file: string): { events: number } {
  if (existsSync(file)) throw new Problem("file_exists", { path: file });
  const partial = `${file}.partial`;
  return onStore(() => {
    rmSync(partial, { force: true });
    const { $client } = openStore(store);
    try {
      // One read transaction from its first page to its last: what is recorded meanwhile is not in it.
      $client.prepare("VACUUM INTO ?").run(partial);
    } finally {
      $client.close();
    }
    sync(partial);
    // A link, not a rename: what came under that name meanwhile is not overwritten.
    linkSync(partial, file);
    rmSync(partial);
    sync(dirname(file));
    return { events: eventsIn(file) };
  });
}

/**
 * Puts a backup in the place of a store that nobody has open. It must hold everything that the store holds, in the same
 * places: a ledger goes on, and never forks or goes back.
 *
 * @throws Problem `restore_forks`, `store_busy` while a server runs, `store_damaged`, `store_newer`
 */
export function restoreStore(store: string, file: string): { events: number } {
  return onStore(() => {
    checkBackup(file);
    // Copied before the store is looked at: while that takes minutes, a server may start and record.
    const partial = copyOf(file, `${store}.restoring`);
    const { $client } = openStore(store, TRAIL, 1_000);
    try {
      // Nobody else may have it open while it is replaced: an exclusive lock on a WAL store says so.
      $client.pragma("locking_mode = EXCLUSIVE");
      $client.exec("BEGIN EXCLUSIVE; COMMIT");
      $client.prepare("ATTACH ? AS backup").run(file);
      refuseFork($client);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    } finally {
      $client.close();
    }
    renameSync(partial, store);
    sync(dirname(store));
    return { events: eventsIn(store) };
  });
}

/** A copy that is on the disk, whatever was under its name before. */
function copyOf(file: string, copy: string): string {
  rmSync(copy, { force: true });
  const source = new Database(file, { readonly: true });
  source.prepare("VACUUM INTO ?").run(copy);
  source.close();
  sync(copy);
  return copy;
}

/** Everything that is in the store has to be in the backup, row by row; this names the tables and how a row is told. */
const KEPT = [
  ["audit_events", "leaf_index, event_id, recorded_at"],
  ["payloads", "leaf_index, bytes"],
  ["quarantine", "quarantine_id, digest"],
  ["quarantine_decisions", "decision_id, quarantine_id, outcome, decided_at"],
  ["redactions", "leaf_index, payload_digest"],
  ["snapshots", "snapshot_id, digest"],
] as const;

function refuseFork(client: Database.Database): void {
  const has = client.prepare("SELECT 1 FROM backup.sqlite_schema WHERE type = 'table' AND name = ?");
  for (const [table, row] of KEPT) {
    // A backup of an older schema lacks what nothing may be in yet.
    const less = has.get(table) ? `EXCEPT SELECT ${row} FROM backup.${table}` : "";
    // What was redacted before the backup was made is emptied in it.
    const but = table === "payloads" && has.get("redactions") ? REDACTED : "";
    const missing = client.prepare(`SELECT ${row} FROM main.${table} ${but} ${less} LIMIT 1`).get();
    if (missing !== undefined) throw new Problem("restore_forks", { name: table });
  }
}

const REDACTED = "WHERE leaf_index NOT IN (SELECT leaf_index FROM backup.redactions)";

function checkBackup(file: string): void {
  const backup = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const version = backup.pragma("user_version", { simple: true }) as number;
    if (version > TRAIL.length) throw new Problem("store_newer", { path: file });
    const sound = backup.pragma("integrity_check", { simple: true }) === "ok";
    const ours = backup.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit_events'").get() !== undefined;
    if (!sound || !ours) throw new Problem("store_damaged", { path: file });
  } finally {
    backup.close();
  }
}

function eventsIn(file: string): number {
  const client = new Database(file, { readonly: true });
  try {
    return client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  } finally {
    client.close();
  }
}

/** Without this a power cut could leave the name of a file without its bytes. */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
