"use server";

import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "./list-parameters.ts";
import { recorded } from "./looks.ts";
import { type Overview, readOverview } from "./overview.ts";
import { sentParams } from "./sent.ts";
import { requireViewer } from "./session.ts";
import { ask } from "./store.ts";
import { parseZoneOnly } from "./zone-address.ts";

/** What the overview shows. */
export async function loadOverview(params: SearchParams): Promise<Answer<Overview>> {
  const viewer = await requireViewer("read");
  const found = await ask(({ db }) => readOverview(db, viewer.zone, parseZoneOnly(sentParams(params))));
  return recorded(viewer, found, ({ events, latest }) => ({
    event: "viewer_search",
    object: { list: "/", ledger_size: events, leaves: (latest?.newest.rows ?? []).map(({ event }) => event.leafIndex) },
  }));
}
