"use server";

import { maskText } from "#audit/masking.ts";
import type { Answer } from "#audit/problems.ts";
import type { PaletteItem } from "#components/palette-item.ts";

import { recorded } from "./looks.ts";
import { paletteItems } from "./palette-items.ts";
import { viewItems } from "./palette-views.ts";
import { sentText } from "./sent.ts";
import { requireViewer } from "./session.ts";
import { ask, askViewers } from "./store.ts";

/** Where a text can lead: for who types it into the command palette. */
export async function loadPaletteItems(text: string): Promise<Answer<PaletteItem[]>> {
  const viewer = await requireViewer("read");
  const typed = sentText(text).slice(0, 200).trim();
  const found = await ask(({ db }) => paletteItems(db, typed));
  const items = await recorded(viewer, found, () => ({
    event: "viewer_search",
    object: { list: "palette", text: maskText(typed) },
  }));
  if (!items.ok) return items;
  // Without the views' store the rest is still of use.
  const views = await askViewers((db) => viewItems(db, typed, viewer.id));
  return { ok: true, value: [...(views.ok ? views.value : []), ...items.value] };
}
