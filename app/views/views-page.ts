import type { Db } from "#db/client.ts";
import { MOST_VIEWS } from "#db/saved-view-writer.ts";
import { countSavedViews, listSavedViews } from "#db/saved-views.ts";

import { type ViewLine, viewLine } from "../view-lines.ts";

export type Views = { lines: ViewLine[]; total: number };
export type ViewsPage = { mine: Views; shared: Views };

/** All views of a viewer, and as many of those that others share. */
export async function readViews(db: Db, viewer: string): Promise<ViewsPage> {
  return { mine: await read(db, viewer, "mine"), shared: await read(db, viewer, "shared") };
}

async function read(db: Db, viewer: string, whose: "mine" | "shared"): Promise<Views> {
  const views = listSavedViews(db, { viewer, whose, limit: MOST_VIEWS });
  return { lines: await Promise.all(views.map(viewLine)), total: countSavedViews(db, { viewer, whose }) };
}
