import { statSync } from "node:fs";

import type { Db } from "../client.ts";

/** Leaves the log to `moveLog`, which is asked when somebody has been answered and nobody waits for it. */
export function keepLog({ $client }: Db): void {
  $client.pragma("wal_autocheckpoint = 0");
}

/**
 * Moves the log into the store once it has grown to 32 MiB, as far as readers allow; and cuts its file where they kept it from
 * being used again for long. What cannot be moved now stays in the log, where it is as durable.
 */
export function moveLog({ $client }: Db, file: string, busyMs: number): void {
  try {
    const [log] = $client.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
    if (log === undefined || log.log - log.checkpointed < PAGES) return;
    if (sizeOf(`${file}-wal`) <= MOST_BYTES) $client.pragma("wal_checkpoint(PASSIVE)");
    else cut($client, busyMs);
  } catch {
    // A full or broken disk: whoever writes next is told.
  }
}

// Of 4 KiB, 32 MiB: a group dirties five pages an event, and many of them again and again before they must be moved.
const PAGES = 8192;
const MOST_BYTES = 64 * 1024 * 1024;

function cut(client: Db["$client"], busyMs: number): void {
  client.pragma("busy_timeout = 0");
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.pragma(`busy_timeout = ${busyMs}`);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
