"use server";

import { type Answer, answer } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { leavesAbout, listLooks } from "#db/access-looks.ts";
import { accessStore } from "#db/live.ts";

import type { SearchParams } from "../list-parameters.ts";
import { recorded } from "../looks.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { ask } from "../store.ts";
import { parseAccessAddress } from "./access-address.ts";
import type { AccessPage } from "./access-page.ts";

/** A page of who looked at what. To look at looks is a look. */
export async function loadLooks(params: SearchParams): Promise<Answer<AccessPage>> {
  const viewer = await requireViewer("see_access");
  const parsed = await answer(() => parseAccessAddress(params));
  if (!parsed.ok) return parsed;
  const address = parsed.value;
  const found = await ask(({ db }) => {
    const scope = { subject: null, zone: viewer.zone, now: Date.now() };
    const shown = address.about && leavesAbout(db, address.about, scope);
    return { address, ...listLooks(accessStore(readSettings().data), scope, { ...address, shown }) };
  });
  const about = address.about && printSearch(address.about);
  return recorded(viewer, found, () => ({
    event: "viewer_search",
    object: { list: "/access", search: printSearch(address.search), ...(about && { about }) },
  }));
}
