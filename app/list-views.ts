import type { Route } from "next";

import { type Answer, answer, type ProblemCode } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { remembered } from "#db/remembered.ts";
import { countSavedViews, findSavedView, listSavedViews, type SavedView } from "#db/saved-views.ts";

import { listHref, withSearch } from "./list-address.ts";
import type { Viewer } from "./session.ts";
import { askViewers } from "./store.ts";
import { keptQuery, type Looked, readKept, versionsHref, viewHref } from "./view-address.ts";

/** What a list shows of the saved views: the one it came from, the newest ones, and what would be kept of it. */
export type ListViews = {
  current: Current | null;
  mine: ViewLink[];
  shared: ViewLink[];
  /** How many more there are than are linked. */
  more: number;
  kept: { path: string; query: string };
};

/** The view that an address names, or why it cannot be told; `left` is the same list without it. */
export type Current = { left: Route } & ({ view: CurrentView } | { gone: ProblemCode });
export type CurrentView = Pick<SavedView, "viewId" | "version" | "name" | "period" | "visibility"> & {
  /** The list as it was saved. */
  href: Route;
  about: Route;
  /** The list is looked at in another way than it was saved. */
  changed: boolean;
  /** The one who looks may save over it. */
  own: boolean;
};

export type ViewLink = { viewId: string; name: string; href: Route };

const MOST_LINKS = 12;

/** The saved views beside a list. */
export function viewsBeside(looked: Looked, viewer: Viewer): Promise<Answer<ListViews>> {
  return askViewers(async (db) => {
    return {
      current: await currentOf(db, looked, viewer),
      ...remembered(db, `views ${viewer.id}`, () => linksFor(db, viewer)),
      kept: { path: looked.path, query: keptQuery(looked) },
    };
  });
}

function linksFor(db: Db, { id: viewer }: Viewer): Pick<ListViews, "mine" | "shared" | "more"> {
  const linked = (whose: "mine" | "shared") => listSavedViews(db, { viewer, whose, limit: MOST_LINKS }).map(linkOf);
  const [mine, shared] = [linked("mine"), linked("shared")];
  const all = (["mine", "shared"] as const).map((whose) => countSavedViews(db, { viewer, whose }));
  return { mine, shared, more: all.reduce((sum, one) => sum + one, 0) - mine.length - shared.length };
}

const linkOf = ({ viewId, name }: SavedView): ViewLink => ({ viewId, name, href: viewHref(viewId) });

async function currentOf(db: Db, looked: Looked, viewer: Viewer): Promise<Current | null> {
  const { view: viewId } = looked.address;
  if (viewId === null) return null;
  const left = listHref(looked.path, { ...withSearch(looked.address, looked.address.search), view: null });
  const found = await answer(() => findSavedView(db, viewId, viewer.id));
  if (!found.ok) return { left, gone: found.problem.code };
  return { left, view: { ...found.value, ...(await standingOf(found.value, looked, viewer)) } };
}

async function standingOf(view: SavedView, looked: Looked, viewer: Viewer) {
  const saved = await answer(() => readKept(view));
  const same = saved.ok && saved.value.path === looked.path && keptQuery(saved.value) === keptQuery(looked);
  return {
    href: viewHref(view.viewId),
    about: versionsHref(view.viewId),
    changed: !same,
    own: view.owner === viewer.id,
  };
}
