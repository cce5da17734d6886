import type { Route } from "next";

import { answer, Problem, type ProblemReport } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { findSavedView, type SavedView } from "#db/saved-views.ts";

import { VIEW_ID } from "../../list-parameters.ts";
import { viewedHref } from "../../view-address.ts";

export type ViewPage =
  | { kind: "list"; href: Route }
  /** Saved when the language said something that it does not say any more. */
  | { kind: "outdated"; view: SavedView; problem: ProblemReport };

/**
 * The list that a view stands for.
 *
 * @throws Problem `not_found`, `view_deleted` or `view_private`
 */
export async function readView(db: Db, viewId: string, viewer: string): Promise<ViewPage> {
  if (!VIEW_ID.test(viewId)) throw new Problem("not_found");
  const view = findSavedView(db, viewId, viewer);
  const href = await answer(() => viewedHref(view));
  return href.ok ? { kind: "list", href: href.value } : { kind: "outdated", view, problem: href.problem };
}
