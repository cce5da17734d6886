import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";

import type { Db } from "../client.ts";
import { IDLE, MOVING } from "./moving.ts";

/** Of pages of 4 KiB; see `BOUNDS`. */
export type LogBounds = { many: number; few: number; long: number; most: number };

/**
 * The log of a store that is written all the time (docs/decisions/0020): a thread of its own moves it into the store while
 * more is recorded, and the one that records moves only the rest, once the log is to begin anew.
 */
export class WriteAheadLog {
  readonly #file: string;
  readonly #bounds: LogBounds;
  readonly #moving = new Int32Array(new SharedArrayBuffer(4));
  #mover: Worker | null = null;
  #quiet: NodeJS.Timeout | undefined;

  constructor(file: string, bounds: LogBounds = BOUNDS) {
    this.#file = file;
    this.#bounds = bounds;
  }

  /** Takes the log of a connection into care. */
  open({ $client }: Db): void {
    $client.pragma("wal_autocheckpoint = 0");
  }

  /** Asked behind each group, when it has been answered: whoever waits now waits for the next one. */
  tend(db: Db): void {
    const { $client } = db;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.rest(db), QUIET_MS).unref();
    try {
      const [log] = $client.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
      if (log === undefined) return;
      const { many, few, long, most } = this.#bounds;
      if (log.log > most) Atomics.wait(this.#moving, 0, MOVING, PATIENCE_MS);
      if (Atomics.load(this.#moving, 0) === MOVING) return;
      const rest = log.log - log.checkpointed;
      if (log.log > most || (log.log > long && rest <= few)) this.#finish($client);
      else if (rest > (log.log > long ? few : many)) this.#move();
    } catch {
      // A full or broken disk: whoever writes next is told.
    }
  }

  /** Moves all of the log and gives its space back: nothing more is written for now. */
  rest(db: Db): void {
    Atomics.wait(this.#moving, 0, MOVING, PATIENCE_MS);
    this.giveBack(db);
  }

  /** Gives the space of the log back, as far as nobody reads from it: the disk is full. */
  giveBack({ $client }: Db): void {
    try {
      this.#cut($client);
    } catch {
      // There is no space to move it to.
    }
  }

  close(): void {
    clearTimeout(this.#quiet);
    void this.#mover?.terminate();
    this.#mover = null;
    Atomics.store(this.#moving, 0, IDLE);
  }

  /** Moves what is left, so that the log begins anew; its file is cut where readers kept it from that for long. */
  #finish(client: Db["$client"]): void {
    const size = statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (size > this.#bounds.most * FRAME_BYTES) this.#cut(client);
    else client.pragma("wal_checkpoint(PASSIVE)");
  }

  #cut(client: Db["$client"]): void {
    const busyMs = client.pragma("busy_timeout", { simple: true });
    client.pragma("busy_timeout = 0");
    client.pragma("wal_checkpoint(TRUNCATE)");
    client.pragma(`busy_timeout = ${busyMs}`);
  }

  #move(): void {
    this.#mover ??= this.#start();
    Atomics.store(this.#moving, 0, MOVING);
    this.#mover.postMessage(null);
  }

  #start(): Worker {
    const mover = new Worker(PROGRAM, {
      workerData: { file: this.#file, moved: this.#moving },
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    mover.unref();
    // Another one is started when there is enough to move again.
    mover.once("error", () => this.close());
    return mover;
  }
}

const logs = new WeakMap<Db, WriteAheadLog>();

/** The log of a connection by which much is imported. */
export function logOf(db: Db): WriteAheadLog {
  const known = logs.get(db);
  if (known) return known;
  const log = new WriteAheadLog(db.$client.name);
  log.open(db);
  logs.set(db, log);
  return log;
}

const PROGRAM = new URL("./moving.ts", import.meta.url);

const BOUNDS: LogBounds = {
  // What is moved at once (64 MiB): of the pages that events dirty many are the same, and are moved once.
  many: 16_384,
  // Few enough that nobody waits long for the one that records to move them itself.
  few: 4096,
  // When the log begins anew (640 MiB), and what it may grow to before those who post have to wait. Each new beginning
  // holds up everybody for as long as the disk needs for the rest, so there should be few.
  long: 163_840,
  most: 212_992,
};
const FRAME_BYTES = 4096 + 24;
const PATIENCE_MS = 5_000;
/** How long nothing is written before the space of the log is given back. */
export const QUIET_MS = 60_000;
