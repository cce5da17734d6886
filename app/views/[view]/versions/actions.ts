"use server";

import type { SearchParams } from "../../../list-parameters.ts";
import { sentParams, sentText } from "../../../sent.ts";
import { requireViewer } from "../../../session.ts";
import { askViewers } from "../../../store.ts";
import { readVersions } from "./versions-page.ts";

/** A view with its versions, newest first. */
export async function loadVersions(viewId: string, params: SearchParams) {
  const viewer = await requireViewer("own");
  return askViewers((db) => readVersions(db, sentText(viewId), sentParams(params), viewer.id));
}
