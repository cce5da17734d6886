import { existsSync } from "node:fs";

import { Problem } from "#audit/problems.ts";

import { backupStore, eventsIn, KINDS } from "./backup.ts";
import { makeFolder } from "./client.ts";
import { accessFile, storeFile, viewersFile } from "./live.ts";
import { type Lost, missingIn, restoreStore } from "./restore.ts";
import { onStore } from "./store-problems.ts";

/** The files of a backup: the ledger under the name that was asked for, and what else is kept beside it. */
const beside = (file: string) => ({ access: `${file}.access`, viewers: `${file}.viewers` });

/**
 * Copies everything that is kept in a data directory but its keys, while others record: the ledger to a file, the access log
 * and what viewers keep to two files beside it. The ledger comes last: a look never shows an event that the copy lacks.
 *
 * @throws Problem `file_exists`, `store_…`
 */
export function backupData(data: string, file: string): { events: number; files: string[] } {
  const { access, viewers } = beside(file);
  const copies = [
    { from: accessFile(data), to: access, kind: KINDS.access },
    { from: viewersFile(data), to: viewers, kind: KINDS.viewers },
    { from: storeFile(data), to: file, kind: KINDS.trail },
  ].filter(({ from, to }) => to === file || existsSync(from));
  for (const { to } of copies) if (existsSync(to)) throw new Problem("file_exists", { path: to });
  for (const { from, to, kind } of copies) backupStore(from, to, kind);
  return { events: eventsIn(file), files: copies.map(({ to }) => to) };
}

/**
 * Puts a backup in the place of what is in a data directory: the ledger, the access log where the backup has more of it, and
 * what viewers keep where there is none. It stops at the first that may not be replaced; the ledger comes last.
 *
 * @throws Problem `path_unreadable`, `restore_forks`, `store_busy`, `store_damaged`, `store_newer`
 */
export function restoreData(data: string, file: string): { events: number; files: string[] } {
  if (!existsSync(file)) throw new Problem("path_unreadable", { path: file });
  onStore(() => makeFolder(data));
  const { access, viewers } = beside(file);
  const files = [
    ...(existsSync(access) && restoreAccess(accessFile(data), access) ? [access] : []),
    ...(existsSync(viewers) && restoreViewers(viewersFile(data), viewers) ? [viewers] : []),
    file,
  ];
  restoreStore(storeFile(data), file, KINDS.trail);
  return { events: eventsIn(storeFile(data)), files };
}

/** False when the log went on since: nothing of the backup is missing in it, and what was looked at since stays. */
function restoreAccess(store: string, file: string): boolean {
  let wentOn = false;
  const lost: Lost = (client) => {
    const missing = missingIn(client, "main", "backup");
    wentOn = missing !== null && missingIn(client, "backup", "main") === null;
    return missing;
  };
  return unless(
    () => wentOn,
    () => restoreStore(store, file, KINDS.access, lost),
  );
}

/** False when there are viewers or tokens: older ones would bring back who was shut out. */
function restoreViewers(store: string, file: string): boolean {
  let kept = false;
  const lost: Lost = (client) => {
    kept = client.prepare("SELECT 1 FROM main.viewers UNION ALL SELECT 1 FROM main.ingest_tokens").get() !== undefined;
    return kept ? "viewers" : null;
  };
  return unless(
    () => kept,
    () => restoreStore(store, file, KINDS.viewers, lost),
  );
}

function unless(mayStay: () => boolean, restore: () => void): boolean {
  try {
    restore();
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "restore_forks" && mayStay()) return false;
    throw error;
  }
}
