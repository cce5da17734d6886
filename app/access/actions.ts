"use server";

import { type Answer, answer } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { listLooks } from "#db/access-looks.ts";
import { accessStore } from "#db/live.ts";
import { notAboutOwn } from "#db/own-doings.ts";

import type { SearchParams } from "../list-parameters.ts";
import { recorded } from "../looks.ts";
import { phoneKeyOf } from "../number-search.ts";
import { sentParams } from "../sent.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { ask } from "../store.ts";
import { looksAbout } from "./about-looks.ts";
import { parseAccessAddress } from "./access-address.ts";
import type { AccessPage } from "./access-page.ts";

/** A page of who looked at what. To look at looks is a look. */
export async function loadLooks(params: SearchParams): Promise<Answer<AccessPage>> {
  const viewer = await requireViewer("see_access");
  const parsed = await answer(() => parseAccessAddress(sentParams(params)));
  if (!parsed.ok) return parsed;
  const address = parsed.value;
  const found = await ask(({ db }) => {
    const asked = { subject: null, zone: viewer.zone, now: Date.now() };
    const scope = { ...asked, phoneKey: phoneKeyOf(address.search) };
    const shown = address.about && looksAbout(db, address.about, asked);
    const allowed = notAboutOwn(db, viewer.email);
    const looks = listLooks(accessStore(readSettings().data), scope, { ...address, shown, allowed });
    return { address, ...looks, withheld: allowed !== undefined, cut: shown?.cut === true };
  });
  const about = address.about && printSearch(address.about);
  return recorded(viewer, found, () => ({
    event: "viewer_search",
    object: { list: "/access", search: printSearch(address.search), ...(about && { about }) },
  }));
}
