import type { Db } from "#db/client.ts";
import { MOST_VIEWS } from "#db/saved-view-writer.ts";
import { countSavedViews, listSavedViews } from "#db/saved-views.ts";

import { type ViewLine, viewLine } from "../view-lines.ts";

/** `owner`: the e-mail of who keeps it; null once that is no viewer any more. */
export type Views = { lines: (ViewLine & { owner: string | null })[]; total: number };
export type ViewsPage = { mine: Views; shared: Views };

/** All views of a viewer, and as many of those that others share. */
export async function readViews(db: Db, viewer: string): Promise<ViewsPage> {
  return { mine: await read(db, viewer, "mine"), shared: await read(db, viewer, "shared") };
}

async function read(db: Db, viewer: string, whose: "mine" | "shared"): Promise<Views> {
  const views = listSavedViews(db, { viewer, whose, limit: MOST_VIEWS });
  const lines = views.map(async (view) => ({ ...(await viewLine(view)), owner: view.ownerEmail }));
  return { lines: await Promise.all(lines), total: countSavedViews(db, { viewer, whose }) };
}
