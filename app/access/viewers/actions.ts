"use server";

import { type Answer, answer } from "#audit/problems.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";
import { compareViewers, type ViewerTally } from "#db/access-viewers.ts";
import { accessStore } from "#db/live.ts";
import { notAboutOwn } from "#db/own-doings.ts";

import type { SearchParams } from "../../list-parameters.ts";
import { recorded } from "../../looks.ts";
import { sentParams } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { readSettings } from "../../settings.ts";
import { ask } from "../../store.ts";
import { parseComparison } from "../access-address.ts";

/** The viewers and how often each did what. Without a period it is that of the last thirty days. */
export async function loadComparison(
  params: SearchParams,
): Promise<Answer<{ search: Search; viewers: ViewerTally[]; withheld: boolean }>> {
  const viewer = await requireViewer("see_access");
  const parsed = await answer(() => withPeriod(parseComparison(sentParams(params))));
  if (!parsed.ok) return parsed;
  const search = parsed.value;
  const scope = { subject: null, zone: viewer.zone, now: Date.now() };
  const found = await ask(({ db }) => {
    const allowed = notAboutOwn(db, viewer.email);
    const viewers = compareViewers(accessStore(readSettings().data), search, scope, allowed);
    return { search, viewers, withheld: allowed !== undefined };
  });
  return recorded(viewer, found, () => ({
    event: "viewer_search",
    object: { list: "/access/viewers", search: printSearch(search) },
  }));
}

const PERIOD = ["since", "until", "last"];

const withPeriod = (search: Search): Search =>
  search.terms.some(({ key }) => PERIOD.includes(key))
    ? search
    : { terms: [...search.terms, ...parseSearch("last:30d").terms] };
