import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { and, count, desc, eq, isNull, lt, ne, type SQL, sql } from "./drizzle.ts";
import { savedViews, savedViewVersions as versions, viewers } from "./viewers-schema.ts";

/** What a view says, as one of its versions has it. */
export type ViewContent = Pick<ViewVersion, "name" | "visibility" | "period" | "path" | "query">;

/** One version of a view; `query` is that of a list's address, without its question mark. Times in milliseconds. */
export type ViewVersion = typeof versions.$inferSelect;

/** A view as its newest version has it; `ownerEmail` is null once its owner is no viewer any more. */
export type SavedView = ViewVersion & { owner: string; ownerEmail: string | null };

type ViewsRequest = { viewer: string; whose: "mine" | "shared"; limit: number; holding?: string };

/** The views that a viewer keeps, or those that others share, the newest saved first; `holding` is a part of the name. */
export function listSavedViews(db: Db, { viewer, whose, limit, holding = "" }: ViewsRequest): SavedView[] {
  const rows = db
    .select(VIEW)
    .from(savedViews)
    .innerJoin(versions, eq(versions.viewId, savedViews.viewId))
    .leftJoin(viewers, eq(viewers.id, savedViews.owner))
    .where(and(reachable(viewer, whose), NEWEST, named(holding)))
    .orderBy(desc(versions.savedAt), versions.viewId)
    .limit(limit);
  return rows.all();
}

/** How many views a viewer keeps, or others share. */
export function countSavedViews(db: Db, { viewer, whose }: Pick<ViewsRequest, "viewer" | "whose">): number {
  const rows = db
    .select({ count: count() })
    .from(savedViews)
    .innerJoin(versions, eq(versions.viewId, savedViews.viewId))
    .where(and(reachable(viewer, whose), NEWEST));
  return rows.get()?.count ?? 0;
}

/**
 * A view that a viewer may see.
 *
 * @throws Problem `not_found`, `view_deleted` or `view_private`
 */
export function findSavedView(db: Db, viewId: string, viewer: string): SavedView {
  const view = db
    .select({ ...VIEW, deletedAt: savedViews.deletedAt })
    .from(savedViews)
    .innerJoin(versions, eq(versions.viewId, savedViews.viewId))
    .leftJoin(viewers, eq(viewers.id, savedViews.owner))
    .where(and(eq(savedViews.viewId, viewId), NEWEST))
    .get();
  if (!view) throw new Problem("not_found");
  const { deletedAt, ...found } = view;
  // In this order: that it is gone tells nothing of what it was.
  if (deletedAt !== null) throw new Problem("view_deleted");
  if (found.owner !== viewer && found.visibility === "private") throw new Problem("view_private");
  return found;
}

/** The versions of a view before one, newest first. Whether a viewer may see it is `findSavedView`'s to say. */
export function listVersions(
  db: Db,
  viewId: string,
  { before, limit }: { before: number | null; limit: number },
): ViewVersion[] {
  const older = before === null ? undefined : lt(versions.version, before);
  const rows = db
    .select()
    .from(versions)
    .where(and(eq(versions.viewId, viewId), older));
  return rows.orderBy(desc(versions.version)).limit(limit).all();
}

/**
 * One version of a view.
 *
 * @throws Problem `not_found`
 */
export function findVersion(db: Db, viewId: string, version: number): ViewVersion {
  const which = and(eq(versions.viewId, viewId), eq(versions.version, version));
  const found = db.select().from(versions).where(which).get();
  if (!found) throw new Problem("not_found");
  return found;
}

const VIEW = {
  viewId: versions.viewId,
  version: versions.version,
  name: versions.name,
  visibility: versions.visibility,
  period: versions.period,
  path: versions.path,
  query: versions.query,
  savedAt: versions.savedAt,
  savedBy: versions.savedBy,
  owner: savedViews.owner,
  ownerEmail: viewers.email,
};

const NEWEST: SQL = sql`${versions.version} = (
  SELECT max(later.version) FROM saved_view_versions AS later WHERE later.view_id = ${savedViews.viewId}
)`;

const reachable = (viewer: string, whose: ViewsRequest["whose"]): SQL | undefined =>
  whose === "mine"
    ? and(eq(savedViews.owner, viewer), isNull(savedViews.deletedAt))
    : and(ne(savedViews.owner, viewer), isNull(savedViews.deletedAt), eq(versions.visibility, "shared"));

const named = (part: string): SQL | undefined =>
  part === "" ? undefined : sql`instr(lower(${versions.name}), lower(${part})) > 0`;
