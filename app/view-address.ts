import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { ViewVersion } from "#db/saved-views.ts";

import { LIST_PATHS, type ListAddress, type ListPath, listHref, parseListAddress, withSearch } from "./list-address.ts";
import type { SearchParams } from "./list-parameters.ts";

export const viewHref = (viewId: string): Route => `/views/${viewId}` as Route;

/** The versions of a view, the newest first, or those before one. */
export const versionsHref = (viewId: string, before?: number): Route =>
  `/views/${viewId}/versions${before === undefined ? "" : `?before=${before}`}` as Route;

/** A list as it is looked at. */
export type Looked = { path: ListPath; address: ListAddress };

/**
 * What a view keeps of a list: the query of its address as `listHref` writes it, without the place in it and the view it
 * came from. Whatever else an address learns to say is kept by itself.
 */
export function keptQuery({ path, address }: Looked): string {
  const kept = listHref(path, { ...withSearch(address, address.search), view: null });
  return kept.slice(path.length + 1);
}

/**
 * Reads what a view keeps, as today's addresses are read; the inverse of `keptQuery`.
 *
 * @throws Problem `address_invalid` or `search_…`
 */
export function readKept({ path, query }: Pick<ViewVersion, "path" | "query">): Looked {
  const known = LIST_PATHS.find((list) => list === path);
  if (!known) throw new Problem("address_invalid", { name: "path", expected: LIST_PATHS.join(", ") });
  return { path: known, address: parseListAddress(paramsOf(query), known) };
}

/** The list that a view stands for, with the view in its address. */
export function viewedHref(view: Pick<ViewVersion, "viewId" | "path" | "query">): Route {
  const { path, address } = readKept(view);
  return listHref(path, { ...address, view: view.viewId });
}

/** A name that stands there twice is an array, as in the addresses that Next reads, and is refused like there. */
function paramsOf(query: string): SearchParams {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    [...params.keys()].map((name) => [
      name,
      params.getAll(name).length > 1 ? params.getAll(name) : (params.get(name) ?? ""),
    ]),
  );
}
