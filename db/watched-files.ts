import type { Db } from "./client.ts";
import { and, desc, eq } from "./drizzle.ts";
import { watchedFiles } from "./schema.ts";

/** A file of a watched folder as it lies there: the same path with another size or time is another file. */
export type WatchedFile = { path: string; size: number; modifiedAt: number };

/** How far a file was read: how many of its pieces, and whether that was all of it. */
export type WatchCursor = { pieces: number; complete: boolean };

/** How far a file was read; null for one that was never begun. */
export function watchCursorOf(db: Db, { path, size, modifiedAt }: WatchedFile): WatchCursor | null {
  const { watchedId, pieces, complete } = watchedFiles;
  const found = db
    .select({ pieces, complete })
    .from(watchedFiles)
    .where(and(eq(watchedFiles.path, path), eq(watchedFiles.size, size), eq(watchedFiles.modifiedAt, modifiedAt)))
    .orderBy(desc(watchedId))
    .limit(1)
    .get();
  return found ?? null;
}

/** Writes how far a file was read. Called in the transaction that records what was read, so that neither is there alone. */
export function writeWatchCursor(db: Db, file: WatchedFile, cursor: WatchCursor, now: number): void {
  db.insert(watchedFiles)
    .values({ ...file, ...cursor, recordedAt: now })
    .run();
}
