import { fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { promisify } from "node:util";

import type { Db } from "./client.ts";

/** What puts a file on the disk while everybody else has their turn. */
export type Sync = (descriptor: number) => Promise<void>;

/**
 * The write-ahead log of a connection whose commits are synced behind them, and not by them any more: SQLite would wait for the disk,
 * and with it everybody who is served by the same thread. Why that loses nothing: docs/decisions/0021-access-log.md
 */
export class SyncedLog {
  readonly #access: Db;
  readonly #sync: Sync;
  #descriptor: number | null = null;
  #isWhole = true;

  constructor(access: Db, sync: Sync = promisify(fdatasync)) {
    this.#access = access;
    this.#sync = sync;
    access.$client.pragma("synchronous = NORMAL");
  }

  /**
   * Does what commits. It is there for everybody who reads, and survives a power cut only when `synced` is done. Throws what SQLite,
   * the disk or the work throws.
   */
  commit<T>(work: () => T): T {
    if (!this.#isWhole) this.mend();
    return work();
  }

  /** Done when everything that was committed before is on the disk. */
  async synced(): Promise<void> {
    if (this.#access.$client.memory) return;
    try {
      await this.#sync(this.#open());
    } catch (error) {
      this.#isWhole = false;
      this.#tryMending();
      throw error;
    }
  }

  // While the connection is open nobody deletes the file or puts another in its place, and SQLite takes no lock on it that
  // would go with a descriptor. It stays open as long as the process, as the connection does.
  #open(): number {
    this.#descriptor ??= openSync(`${this.#access.$client.name}-wal`, "r+");
    return this.#descriptor;
  }

  /** At once, before anybody writes behind it; what fails is tried again by who commits next, and is told. */
  #tryMending(): void {
    try {
      this.mend();
    } catch {}
  }

  /**
   * Writes the log again as it is. The system forgets what it could not write: it may be missing on the disk for good, and with
   * it all that was committed behind it, though later syncs say that all is well. What it throws may cross to another bundle, so it
   * is no problem of ours.
   */
  mend(): void {
    const [{ $client }, descriptor] = [this.#access, this.#open()];
    // So that nobody else writes meanwhile.
    $client.exec("BEGIN IMMEDIATE");
    try {
      const log = readFileSync(`${$client.name}-wal`);
      if (writeSync(descriptor, log, 0, log.length, 0) < log.length)
        throw Object.assign(new Error(), { code: "ENOSPC" });
      fdatasyncSync(descriptor);
    } finally {
      $client.exec("ROLLBACK");
    }
    this.#isWhole = true;
  }
}

// One for each connection, which the built pages share: they are several bundles, each with its copy of this module.
const shared = globalThis as { rastroLogs?: WeakMap<Db, SyncedLog> };
shared.rastroLogs ??= new WeakMap();
const logs = shared.rastroLogs;

/** The log of a connection. */
export function logOf(access: Db): SyncedLog {
  const log = logs.get(access) ?? new SyncedLog(access);
  logs.set(access, log);
  return log;
}
