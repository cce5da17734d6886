import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { EXPORTER, type ExportJob, type ExportReport } from "#db/export-job.ts";

const ROOT = join(import.meta.dirname, "..");

export type Run = { rows: number; bytes: number; beginMs: number; ms: number; idleKib: number; peakKib: number };

/**
 * Runs one export as the server does and throws its bytes away: until it is known how many rows there will be (`beginMs`), and
 * from there on (`ms`). Its memory is read from /proc: what it has when the store is open and nothing is written yet, and the most that it ever has from there on.
 */
export async function runExport(job: ExportJob): Promise<Run> {
  const child = spawn(process.execPath, [...EXPORTER.flags, join(ROOT, EXPORTER.script)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const run: Run = { rows: 0, bytes: 0, beginMs: 0, ms: 0, idleKib: 0, peakKib: 0 };
  const asked = performance.now();
  let began = 0;
  let watch: NodeJS.Timeout | undefined;
  child.on("message", (report: ExportReport) => {
    if (report.kind === "done") Object.assign(run, { rows: report.rows, bytes: report.bytes });
    if (report.kind !== "begun") return;
    began = performance.now();
    run.beginMs = began - asked;
    run.idleKib = memoryOf(child, "VmRSS");
    forgetPeak(child);
    watch = setInterval(() => {
      run.peakKib = Math.max(run.peakKib, memoryOf(child, "VmHWM"));
    }, 10);
  });
  child.send(job);
  child.stdout?.resume();
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`the export ended with ${code}`);
  return { ...run, ms: performance.now() - began };
}

function memoryOf({ pid }: ChildProcess, name: "VmRSS" | "VmHWM"): number {
  try {
    return Number(
      new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0,
    );
  } catch {
    // It has just ended.
    return 0;
  }
}

/** The peak so far is that of compiling our sources. */
const forgetPeak = ({ pid }: ChildProcess): void => writeFileSync(`/proc/${pid}/clear_refs`, "5");
