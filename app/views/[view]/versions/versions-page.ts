import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { findSavedView, listVersions, type SavedView } from "#db/saved-views.ts";

import { type SearchParams, single, VIEW_ID } from "../../../list-parameters.ts";
import { versionsHref } from "../../../view-address.ts";
import { type ViewLine, viewLine } from "../../../view-lines.ts";

export type VersionsPage = { view: SavedView; own: boolean; lines: ViewLine[]; older: Route | null };

const PAGE = 50;

/**
 * A view and a page of its versions.
 *
 * @throws Problem `address_invalid`, `not_found`, `view_deleted` or `view_private`
 */
export async function readVersions(
  db: Db,
  viewId: string,
  params: SearchParams,
  viewer: string,
): Promise<VersionsPage> {
  const before = parseBefore(params);
  if (!VIEW_ID.test(viewId)) throw new Problem("not_found");
  const view = findSavedView(db, viewId, viewer);
  const found = listVersions(db, viewId, { before, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  return {
    view,
    own: view.owner === viewer,
    lines: await Promise.all(shown.map(viewLine)),
    older: found.length > PAGE ? versionsHref(viewId, shown.at(-1)?.version) : null,
  };
}

function parseBefore(params: SearchParams): number | null {
  const other = Object.keys(params).find((name) => name !== "before");
  if (other !== undefined) throw new Problem("address_invalid", { name: other, expected: "before" });
  const text = single(params, "before");
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Problem("address_invalid", { name: "before", expected: "a whole number" });
}
