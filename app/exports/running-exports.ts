import { Problem } from "#audit/problems.ts";
import type { ExportJob } from "#db/export-job.ts";

import { ExportProcess } from "./export-process.ts";

/** How many exports may be written at once: each takes a core, and the pages need one too. */
const MOST_AT_ONCE = 2;

// Routes and actions are bundles of their own, each with its copy of this module.
const shared = globalThis as { rastroExports?: Map<string, ExportProcess> };
shared.rastroExports ??= new Map();
const running = shared.rastroExports;

/**
 * Starts the process of an export, if there is room.
 *
 * @throws Problem `export_busy`
 */
export function runExport(id: string, job: ExportJob, deadlineMs: number): ExportProcess {
  if (running.size >= MOST_AT_ONCE) throw new Problem("export_busy");
  const process = new ExportProcess(job, deadlineMs);
  running.set(id, process);
  return process;
}

/** Makes room for another export, once its last byte has left or nobody will get it. */
export const forgetExport = (id: string): void => void running.delete(id);

/** The process of an export until it is forgotten. */
export const runningExport = (id: string): ExportProcess | undefined => running.get(id);
