import type { Route } from "next";

import { answer } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { ViewVersion } from "#db/saved-views.ts";

import type { ListPath } from "./list-address.ts";
import { listHref } from "./list-address.ts";
import { readKept } from "./view-address.ts";

/** What a version of a view stands for, to be read by a person. */
export type ViewLine = {
  version: ViewVersion;
  /** The list that it stands for; null when today's addresses do not say that any more. */
  looked: { path: ListPath; q: string; href: Route } | null;
};

export async function viewLine(version: ViewVersion): Promise<ViewLine> {
  const kept = await answer(() => readKept(version));
  if (!kept.ok) return { version, looked: null };
  const { path, address } = kept.value;
  const href = listHref(path, { ...address, view: version.viewId });
  return { version, looked: { path, q: printSearch(address.search), href } };
}
