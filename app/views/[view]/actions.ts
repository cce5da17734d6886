"use server";

import { sentText } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { askViewers } from "../../store.ts";
import { readView } from "./view-page.ts";

/** Where a view leads to, or that its list is not understood any more. */
export async function loadView(viewId: string) {
  const viewer = await requireViewer("own");
  return askViewers((db) => readView(db, sentText(viewId), viewer.id));
}
