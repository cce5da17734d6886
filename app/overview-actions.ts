"use server";

import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "./list-parameters.ts";
import { type Overview, readOverview } from "./overview.ts";
import { requireViewer } from "./session.ts";
import { ask } from "./store.ts";
import { parseZoneOnly } from "./zone-address.ts";

/** What the overview shows. */
export async function loadOverview(params: SearchParams): Promise<Answer<Overview>> {
  const { zone } = await requireViewer("read");
  return ask(({ db }) => readOverview(db, zone, parseZoneOnly(params)));
}
