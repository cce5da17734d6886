import type { PaletteItem } from "#components/palette-item.ts";
import type { Db } from "#db/client.ts";
import { listSavedViews } from "#db/saved-views.ts";

import { viewHref } from "./view-address.ts";

/** Saved views by a part of their name; those saved last while nothing is typed. */
export function viewItems(db: Db, holding: string, viewer: string): PaletteItem[] {
  const views = (["mine", "shared"] as const).flatMap((whose) =>
    listSavedViews(db, { viewer, whose, limit: 5, holding }),
  );
  return views.map(({ name, viewId }) => ({ kind: "view", text: name, href: viewHref(viewId) }));
}
