"use server";

import { type Answer, answer } from "#audit/problems.ts";
import type { ExportProgress } from "#components/export-menu.tsx";

import { requireViewer } from "../session.ts";
import { manifestHref, parseExportId } from "./export-address.ts";
import { exportState } from "./manifest.ts";
import { runningExport } from "./running-exports.ts";

/** How far an export of this viewer is. */
export async function loadExport(id: string): Promise<Answer<ExportProgress>> {
  const viewer = await requireViewer("export");
  const parsed = await answer(() => parseExportId(id));
  if (!parsed.ok) return parsed;
  const state = await exportState(parsed.value, viewer);
  if (!state.ok) return state;
  const { record, ...how } = state.value;
  return { ok: true, value: { ...how, sha256: record.sha256, manifestHref: manifestHref(record.exportId) } };
}

/** Ends an export of this viewer that is being written. */
export async function cancelExport(id: string): Promise<void> {
  const viewer = await requireViewer("export");
  const parsed = await answer(() => parseExportId(id));
  const state = parsed.ok ? await exportState(parsed.value, viewer) : parsed;
  if (parsed.ok && state.ok) runningExport(parsed.value)?.abort();
}
