import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import Database from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { openStore } from "./client.ts";
import { ACCESS, type Migrations, TRAIL, VIEWERS } from "./migrate.ts";
import { onStore } from "./store-problems.ts";

/** A kind of store: its schema, the table by which it is told from the others, and what is not taken into a backup. */
export type Kind = { migrations: Migrations; mark: string; left: string[] };

export const KINDS = {
  trail: { migrations: TRAIL, mark: "audit_events", left: [] },
  // What it holds back for a full disk is no record.
  access: { migrations: ACCESS, mark: "listed_leaves", left: ["reserve"] },
  // A copy opens no door: whoever is signed in, was sent a link or waits for a code, is so here only.
  viewers: {
    migrations: VIEWERS,
    mark: "viewers",
    left: ["sessions", "one_time_links", "verifications", "door_tries"],
  },
} satisfies Record<string, Kind>;

/**
 * Writes a consistent copy of a store to a file that does not exist yet, while others record. It is complete and on the
 * disk before it gets its name.
 *
 * @throws Problem `file_exists`, `store_…`
 */
export function backupStore(store: string, file: string, { migrations, left }: Kind): void {
  if (existsSync(file)) throw new Problem("file_exists", { path: file });
  const partial = `${file}.partial`;
  onStore(() => {
    rmSync(partial, { force: true });
    const { $client } = openStore(store, migrations);
    try {
      // One read transaction from its first page to its last: what is recorded meanwhile is not in it.
      $client.prepare("VACUUM INTO ?").run(partial);
    } finally {
      $client.close();
    }
    if (left.length > 0) leaveOut(partial, left);
    sync(partial);
    // A link, not a rename: what came under that name meanwhile is not overwritten.
    linkSync(partial, file);
    rmSync(partial);
    sync(dirname(file));
  });
}

function leaveOut(file: string, tables: string[]): void {
  const client = new Database(file);
  for (const table of tables) client.exec(`DELETE FROM ${table}`);
  client.exec("VACUUM");
  client.close();
}

/**
 * Refuses what is no backup of this kind, is damaged, or was made by a newer Rastro.
 *
 * @throws Problem `store_damaged`, `store_newer`
 */
export function checkBackup(file: string, { migrations, mark }: Kind): void {
  const backup = new Database(file, { readonly: true, fileMustExist: true });
  const has = backup.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck();
  try {
    const marks = Object.values(KINDS).filter((kind) => has.get(kind.mark) === 1);
    // The access log is a ledger too, with a table more.
    const ours = marks.at(-1)?.mark === mark;
    if (ours && (backup.pragma("user_version", { simple: true }) as number) > migrations.length)
      throw new Problem("store_newer", { path: file });
    const sound = backup.pragma("integrity_check", { simple: true }) === "ok";
    if (!sound || !ours) throw new Problem("store_damaged", { path: file });
  } finally {
    backup.close();
  }
}

/** How many events a store or a backup holds. */
export function eventsIn(file: string): number {
  const client = new Database(file, { readonly: true });
  try {
    return client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  } finally {
    client.close();
  }
}

/** A copy that is on the disk, whatever was under its name before. */
export function copyOf(file: string, copy: string): string {
  rmSync(copy, { force: true });
  const source = new Database(file, { readonly: true });
  source.prepare("VACUUM INTO ?").run(copy);
  source.close();
  sync(copy);
  return copy;
}

/** Without this a power cut could leave the name of a file without its bytes. */
export function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
