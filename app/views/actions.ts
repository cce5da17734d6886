"use server";

import { Problem } from "#audit/problems.ts";

import type { SearchParams } from "../list-parameters.ts";
import { sentParams } from "../sent.ts";
import { requireViewer } from "../session.ts";
import { askViewers } from "../store.ts";
import { readViews } from "./views-page.ts";

/** The views that the viewer keeps, and those that others share. */
export async function loadViews(params: SearchParams) {
  const viewer = await requireViewer("own");
  return askViewers((db) => {
    const [name] = Object.keys(sentParams(params));
    if (name !== undefined) throw new Problem("address_invalid", { name, expected: "no parameter" });
    return readViews(db, viewer.id);
  });
}
