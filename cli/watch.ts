import { watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { type WatchedFile, watchCursorOf, writeWatchCursor } from "#db/watched-files.ts";

import { type Document, documents, inputOf } from "./documents.ts";
import { type ImportOptions, importEvents, type Tally } from "./import-events.ts";

export type WatchOptions = Pick<ImportOptions, "source" | "onRefused"> & {
  /** Ends the watch after the batch that is being recorded. */
  signal: AbortSignal;
  /** Called when a file is read to its end, or we are told to stop within it, with what became of it this time. */
  onFile: (document: Document, tally: Tally) => void;
  /** How long a file must have stayed as it is to count as whole. */
  settleMs?: number;
};

type Found = { document: Document; file: WatchedFile };

/**
 * Records the files of a folder as they finish arriving, each once, until it is told to stop. How far a file was read is
 * written with its events, so that the next watch goes on where this one ended, however it ended.
 */
export async function watchFolder(
  db: Db,
  folder: { path: string; from: string },
  options: WatchOptions,
): Promise<void> {
  const { signal, settleMs = SETTLE_MS } = options;
  const alarm = alarmOf(folder.path, signal);
  let before = new Map<string, WatchedFile>();
  while (!signal.aborted) {
    const now = new Map<string, WatchedFile>();
    try {
      for await (const found of filesOf(folder)) {
        if (signal.aborted) break;
        now.set(found.file.path, found.file);
        if (isWhole(found.file, before.get(found.file.path), settleMs)) await importFile(db, found, options);
      }
    } catch (error) {
      if (!isVanished(error, folder.path)) throw error;
    }
    before = now;
    await alarm.next(settleMs);
  }
  alarm.close();
}

/** A file may be taken away while we look; what is left is found by the next look. */
const isVanished = (error: unknown, folder: string): boolean =>
  error instanceof Problem &&
  error.code === "path_unreadable" &&
  error.place.path !== folder &&
  (error.cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";

/** A copy in progress grows; a file that was renamed into place is whole, and is only looked at twice. */
const isWhole = (file: WatchedFile, before: WatchedFile | undefined, settleMs: number): boolean =>
  before?.size === file.size && before.modifiedAt === file.modifiedAt && Date.now() - file.modifiedAt >= settleMs;

async function importFile(db: Db, { document, file }: Found, options: WatchOptions): Promise<void> {
  const cursor = watchCursorOf(db, file);
  if (cursor?.complete) return;
  const tally: Tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
  let pieces = cursor?.pieces ?? 0;
  await importEvents(db, inputOf(document), tally, {
    ...options,
    from: pieces,
    stopped: () => options.signal.aborted,
    alsoWrite: (read) => {
      pieces = read;
      writeWatchCursor(db, file, { pieces, complete: false }, Date.now());
    },
  });
  if (!options.signal.aborted) writeWatchCursor(db, file, { pieces, complete: true }, Date.now());
  options.onFile(document, tally);
}

/** What lies in the folder. Whoever writes gives a file that is not whole a hidden name, or one of these ends. */
async function* filesOf({ path, from }: { path: string; from: string }): AsyncGenerator<Found> {
  for await (const document of documents([path], from, "")) {
    if (/(^|\/)\.[^/]*$|\.(tmp|part|partial|filepart|crdownload)$/.test(document.path)) continue;
    const { size, modifiedAt } = document;
    yield { document, file: { path: document.path, size, modifiedAt } };
  }
}

/** Wakes when something happens in the folder, and anyway after a while: a network file system tells nobody. */
function alarmOf(path: string, signal: AbortSignal) {
  let wake = () => {};
  const watcher = watchOrNothing(path, () => wake());
  signal.addEventListener("abort", () => wake());
  return {
    async next(ms: number): Promise<void> {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!signal.aborted) await Promise.race([woken, sleep(SCAN_MS, undefined, { ref: true })]);
      // What woke us is still being written.
      if (!signal.aborted) await sleep(ms, undefined, { signal }).catch(() => {});
    },
    close: () => watcher?.close(),
  };
}

function watchOrNothing(path: string, heard: () => void) {
  try {
    return watch(path, { recursive: true }, heard).on("error", () => {});
  } catch {
    // The number of watches is limited by the system; the scan goes on.
    return null;
  }
}

const SETTLE_MS = 1_000;
const SCAN_MS = 2_000;
