import { type Answer, Problem, type ProblemCode } from "#audit/problems.ts";
import { isoTime } from "#audit/time.ts";
import { type ExportRecord, findExport } from "#db/export-records.ts";
import { viewersStore } from "#db/live.ts";

import type { Viewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { ask } from "../store.ts";
import { runningExport } from "./running-exports.ts";
import { viewerOf } from "./whose-export.ts";

/** How far an export is, or how it ended. */
export type ExportState = {
  record: ExportRecord;
  status: ExportRecord["status"];
  rows: number;
  /** How many rows there will be; null where that is not known. */
  total: number | null;
  problem: ProblemCode | null;
};

/** Finds an export of a viewer. One that nobody writes any more and that did not end was interrupted. */
export function exportState(id: string, viewer: Viewer): Promise<Answer<ExportState>> {
  return ask(() => {
    const process = runningExport(id);
    const record = findExport(viewersStore(readSettings().data), { exportId: id, viewer: viewerOf(viewer) });
    if (record === null) throw new Problem("not_found");
    const { status, rows } = record;
    const problem = record.problem as ProblemCode | null;
    if (status !== "running") return { record, status, rows, total: status === "done" ? rows : null, problem };
    if (process) return { record, status, rows: process.rows, total: process.total, problem: null };
    return { record, status: "failed", rows, total: null, problem: "export_stopped" };
  });
}

/** What was exported, for whoever keeps the file: enough to ask for the same again and to compare. */
export const manifestOf = ({ record, status, rows, problem }: ExportState) => ({
  id: record.exportId,
  status,
  problem,
  list: record.list,
  search: record.search,
  zone: record.zone,
  now: isoTime(record.now),
  order: "occurred_at descending, then leaf_index descending",
  mask: "masked",
  demo: record.demo,
  ledger_size: record.ledgerSize,
  format: record.format,
  columns: record.columns,
  rows,
  cut_cells: record.cutCells,
  bytes: record.bytes,
  sha256: record.sha256,
  started_at: isoTime(record.startedAt),
  finished_at: record.finishedAt === null ? null : isoTime(record.finishedAt),
  version: record.version,
});
