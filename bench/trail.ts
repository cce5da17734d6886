import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { openStore } from "#db/client.ts";
import { TRAIL } from "#db/migrate.ts";
import { multiply } from "./multiply.ts";
import { appendLong, appendOriginals, ORIGINALS } from "./originals.ts";

/** Everything that the bench makes is kept here until somebody removes it. */
export const FOLDER = join(import.meta.dirname, "../.bench");

/**
 * A store of this many events in 120 days, and of one more account with a long timeline; made once for each schema and
 * kept. Up to 20,000 events are a demo trail; more are copies of that, of other accounts, customers, numbers and ids,
 * each a little later than the one before. The payloads of copies are those of the originals, byte by byte: as long as
 * they should be, and of other ids than their rows.
 *
 * @returns its file
 */
export function trailOf(events: number, say: (line: string) => void): string {
  const file = join(FOLDER, `trail-${events}.${TRAIL.length}.db`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  if (migrated(events, file)) return file;
  const began = performance.now();
  say(`making a trail of ${events} events, once`);
  const [unfinished, originals] = [`${file}.unfinished`, `${file}.originals`];
  for (const path of [unfinished, originals]) forget(path);
  const source = openStore(events > ORIGINALS ? originals : unfinished);
  appendOriginals(source, Math.min(events, ORIGINALS));
  source.$client.close();
  if (events > ORIGINALS) multiply({ from: originals, to: unfinished, times: events / ORIGINALS });
  const db = openStore(unfinished);
  appendLong(db, Math.min(LONG, events / 10));
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  forget(originals);
  renameSync(unfinished, file);
  say(`made in ${Math.round((performance.now() - began) / 1000)} s`);
  return file;
}

/** A trail of the schema before is brought to this one, as any store is; false when there is none. */
function migrated(events: number, file: string): boolean {
  const before = join(FOLDER, `trail-${events}.${TRAIL.length - 1}.db`);
  if (!existsSync(before)) return false;
  const { $client } = openStore(before);
  $client.pragma("wal_checkpoint(TRUNCATE)");
  $client.close();
  renameSync(before, file);
  return true;
}

/** How many events the account with the long timeline has. */
const LONG = 10_000;

function forget(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}
