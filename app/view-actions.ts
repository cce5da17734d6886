"use server";

import type { Said } from "#components/action-form.tsx";
import { createView, deleteView, restoreVersion, saveVersion } from "#db/saved-view-writer.ts";
import { findSavedView } from "#db/saved-views.ts";
import { goOrSay } from "./go-or-say.ts";
import { requireViewer } from "./session.ts";
import { askViewers } from "./store.ts";
import { versionsHref, viewedHref } from "./view-address.ts";
import { readField, readLooked } from "./view-form.ts";

/** Keeps the list that one looks at as a view, and shows it as such. */
export async function saveView(_said: Said | null, form: FormData): Promise<Said> {
  const viewer = await requireViewer("own");
  const saved = await askViewers(async (db) => {
    const [name, visibility] = [readField(form, "name"), readField(form, "visibility")];
    const period = readField(form, "period");
    const looked = await readLooked(form, period, viewer);
    return createView(db, { name, visibility, period, ...looked }, { by: viewer.id, now: Date.now() });
  });
  return goOrSay(saved, viewedHref);
}

/** Saves the list that one looks at as the next version of a view. */
export async function updateView(_said: Said | null, form: FormData): Promise<Said> {
  const viewer = await requireViewer("own");
  const saved = await askViewers(async (db) => {
    const change = changeOf(form, viewer.id);
    const { period } = findSavedView(db, change.viewId, viewer.id);
    return saveVersion(db, change, await readLooked(form, period, viewer));
  });
  return goOrSay(saved, viewedHref);
}

/** Gives a view another name, shares it or keeps it to oneself: its next version. */
export async function renameView(_said: Said | null, form: FormData): Promise<Said> {
  const { id } = await requireViewer("own");
  const saved = await askViewers((db) => {
    const content = { name: readField(form, "name"), visibility: readField(form, "visibility") };
    return saveVersion(db, changeOf(form, id), content);
  });
  return goOrSay(saved, ({ viewId }) => versionsHref(viewId));
}

/** Makes the next version of a view say what an older one said. */
export async function restoreView(_said: Said | null, form: FormData): Promise<Said> {
  const { id } = await requireViewer("own");
  const saved = await askViewers((db) => restoreVersion(db, changeOf(form, id), readField(form, "version")));
  return goOrSay(saved, ({ viewId }) => versionsHref(viewId));
}

/** Deletes a view; its address says so from now on. */
export async function removeView(_said: Said | null, form: FormData): Promise<Said> {
  const { id } = await requireViewer("own");
  const removed = await askViewers((db) => deleteView(db, changeOf(form, id)));
  return goOrSay(removed, () => "/views");
}

const changeOf = (form: FormData, by: string) => ({
  viewId: readField(form, "view"),
  over: readField(form, "over"),
  by,
  now: Date.now(),
});
