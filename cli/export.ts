import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { setImmediate } from "node:timers/promises";

import { Problem } from "#audit/problems.ts";
import { openReadOnly } from "#db/client.ts";
import type { ExportJob, ExportReport } from "#db/export-job.ts";

import { EXIT } from "./exit.ts";
import { writeExport } from "./exports/write-export.ts";
import { print, problemLine, say } from "./output.ts";

/**
 * The process that writes one export: it is told what over its channel, writes the file to standard output, and tells how
 * far it is over the channel. Out of the process that answers requests, it can be ended at any time, and its memory
 * is its own.
 */
async function serveOneExport(): Promise<number> {
  const [job] = (await once(process, "message")) as [ExportJob];
  try {
    const [finding, reading] = [openReadOnly(job.file), openReadOnly(job.file)];
    // KiB: an index is walked through once.
    finding.$client.pragma("cache_size = -2048");
    await writeExport({ finding, reading }, job, { write, tell });
    for (const { $client } of [finding, reading]) $client.close();
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`rastro: export: ${problemLine(error)}`);
    tell({ kind: "refused", problem: error.toJSON() });
    return EXIT.stopped;
  }
}

/** Comes to the event loop between two pieces, where reports are sent and memory is given back. */
async function write(bytes: Uint8Array): Promise<void> {
  await print(bytes);
  await setImmediate();
}

const tell = (report: ExportReport): void => void process.send?.(report);

// Whoever asked is gone, or does not read any more: nobody wants the rest.
process.on("disconnect", () => process.exit(EXIT.stopped));
process.stdout.on("error", () => process.exit(EXIT.stopped));

// Whoever looks at a page meanwhile waits for it; who asked for a file does something else.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.exitCode = await serveOneExport();
process.removeAllListeners("disconnect");
process.disconnect?.();
