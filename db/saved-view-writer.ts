import { randomBytes } from "node:crypto";

import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { eq } from "./drizzle.ts";
import {
  countSavedViews,
  findSavedView,
  findVersion,
  type SavedView,
  type ViewContent,
  type ViewVersion,
} from "./saved-views.ts";
import { savedViews, savedViewVersions } from "./viewers-schema.ts";

/** How many views a viewer may keep, and how many versions of one. */
export const MOST_VIEWS = 500;
const MOST_VERSIONS = 500;

/** Who writes, and when (milliseconds). */
type Act = { by: string; now: number };

/** A change of a view: `over` is the version that was looked at. */
type Change = Act & { viewId: string; over: number };

/**
 * Keeps a view; the one who does owns it.
 *
 * @throws Problem `view_limit`
 */
export function createView(db: Db, content: ViewContent, { by, now }: Act): SavedView {
  return write(db, () => {
    if (countSavedViews(db, { viewer: by, whose: "mine" }) >= MOST_VIEWS) throw limit(MOST_VIEWS);
    // 128 bits: an address of a view is not guessed.
    const viewId = randomBytes(16).toString("base64url");
    db.insert(savedViews).values({ viewId, owner: by }).run();
    return addVersion(db, { viewId, version: 1, ...content, savedAt: now, savedBy: by });
  });
}

/**
 * Saves a view anew as its next version; what is not given stays, and where nothing changes no version is made.
 *
 * @throws Problem `not_found`, `view_deleted`, `view_private`, `view_not_yours`, `view_changed` or `view_limit`
 */
export function saveVersion(db: Db, { viewId, over, by, now }: Change, content: Partial<ViewContent>): SavedView {
  return write(db, () => {
    const newest = findOwn(db, viewId, by);
    if (newest.version !== over) throw new Problem("view_changed");
    const next = { ...newest, ...content };
    if (JSON.stringify(next) === JSON.stringify(newest)) return newest;
    if (over >= MOST_VERSIONS) throw limit(MOST_VERSIONS);
    return addVersion(db, { ...next, version: over + 1, savedAt: now, savedBy: by });
  });
}

/** Saves what a view said at a version as its next one; problems as of `saveVersion`. */
export function restoreVersion(db: Db, change: Change, version: number): SavedView {
  const { name, visibility, period, path, query } = findVersion(db, change.viewId, version);
  return saveVersion(db, change, { name, visibility, period, path, query });
}

/** Deletes a view and leaves a tombstone; problems as of `saveVersion`. */
export function deleteView(db: Db, { viewId, over, by, now }: Change): void {
  write(db, () => {
    const newest = findOwn(db, viewId, by);
    if (newest.version !== over) throw new Problem("view_changed");
    db.update(savedViews).set({ deletedAt: now, deletedBy: by }).where(eq(savedViews.viewId, viewId)).run();
  });
}

function findOwn(db: Db, viewId: string, by: string): SavedView {
  const newest = findSavedView(db, viewId, by);
  if (newest.owner !== by) throw new Problem("view_not_yours");
  return newest;
}

function addVersion(db: Db, version: ViewVersion): SavedView {
  db.insert(savedViewVersions).values(version).run();
  return findSavedView(db, version.viewId, version.savedBy);
}

/** Read and written under one lock, or two could save over the same version. */
const write = <T>(db: Db, work: () => T): T => db.transaction(work, { behavior: "immediate" });

const limit = (most: number): Problem => new Problem("view_limit", { expected: `no more than ${most}` });
