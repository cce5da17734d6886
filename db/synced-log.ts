import { fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { promisify } from "node:util";

import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";

/** What puts a file on the disk while everybody else has their turn. */
export type Sync = (descriptor: number) => Promise<void>;

/**
 * The write-ahead log of a connection whose commits are synced behind them, and not by them: SQLite would wait for the disk, and
 * with it everybody who is served by the same thread. Why that loses nothing: docs/decisions/0021-access-log.md
 */
export class SyncedLog {
  readonly #access: Db;
  readonly #sync: Sync;
  #descriptor: number | null = null;
  #isWhole = true;

  constructor(access: Db, sync: Sync = promisify(fdatasync)) {
    this.#access = access;
    this.#sync = sync;
  }

  /**
   * Does what commits. It is there for everybody who reads, and survives a power cut only when `synced` is done.
   *
   * @throws Problem `store_…`; whatever else the work throws
   */
  commit<T>(work: () => T): T {
    const { $client } = this.#access;
    if (!this.#isWhole) this.mend();
    $client.pragma("synchronous = NORMAL");
    try {
      return work();
    } finally {
      $client.pragma("synchronous = FULL");
    }
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
  // would go with a descriptor.
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
   * it all that was committed behind it, though later syncs say that all is well.
   *
   * @throws Problem `store_…`
   */
  mend(): void {
    const [{ $client }, descriptor] = [this.#access, this.#open()];
    // So that nobody else writes meanwhile.
    $client.exec("BEGIN IMMEDIATE");
    try {
      const log = readFileSync(`${$client.name}-wal`);
      if (writeSync(descriptor, log, 0, log.length, 0) < log.length) throw new Problem("store_full");
      fdatasyncSync(descriptor);
    } finally {
      $client.exec("ROLLBACK");
    }
    this.#isWhole = true;
  }
}
