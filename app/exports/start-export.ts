import { randomUUID } from "node:crypto";

import { MOST_ROWS } from "#audit/exports/formats.ts";
import { type Answer, Problem } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { ledgerSize } from "#db/events.ts";
import type { ExportJob } from "#db/export-job.ts";
import { type ExportEnd, endExport, recordExport } from "#db/export-records.ts";
import { type Live, viewersStore } from "#db/live.ts";

import packageJson from "../../package.json" with { type: "json" };
import { phoneKeyOf } from "../number-search.ts";
import type { Viewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { ask } from "../store.ts";
import { EXPORT_LISTS, type ExportAddress } from "./export-address.ts";
import type { ExportProcess } from "./export-process.ts";
import { forgetExport, runExport } from "./running-exports.ts";
import { viewerOf } from "./whose-export.ts";

export type Started = {
  id: string;
  total: number;
  ledger: number;
  /** In which zone the search was read, and what time it was. */
  zone: string;
  now: number;
  startedAt: number;
  body: ReadableStream<Uint8Array>;
};

/** Starts an export and waits until it is known how many rows it has; `gone` tells when nobody waits for it any more. */
export function startExport(address: ExportAddress, viewer: Viewer, gone: AbortSignal): Promise<Answer<Started>> {
  return ask(async (live) => {
    const [id, startedAt] = [address.id ?? randomUUID(), Date.now()];
    const job = jobOf(address, live, viewer, startedAt);
    record(id, startedAt, { address, job, live, viewer });
    try {
      const process = runExport(id, job, readSettings().exportMs);
      gone.addEventListener("abort", () => process.abort());
      if (gone.aborted) process.abort();
      const { ledger, zone, now } = job.scope;
      return { id, startedAt, ledger, zone, now, total: await process.begun, body: bodyOf(id, process) };
    } catch (error) {
      end(id, gone.aborted ? { status: "aborted" } : failed(error));
      throw error;
    }
  });
}

function jobOf({ search, list, format, ...asked }: ExportAddress, { db }: Live, { zone }: Viewer, now: number) {
  const size = ledgerSize(db);
  const mostRows = MOST_ROWS[format];
  const phoneKey = phoneKeyOf(search);
  return {
    file: db.$client.name,
    search,
    phoneKey: phoneKey ? Buffer.from(phoneKey).toString("base64") : null,
    scope: {
      subject: EXPORT_LISTS[list],
      zone: asked.zone ?? zone,
      now: asked.now ?? now,
      ledger: Math.min(asked.ledger ?? size, size),
    },
    format,
    mostRows: Number.isFinite(mostRows) ? mostRows : null,
  } satisfies ExportJob;
}

type Asked = { address: ExportAddress; job: ExportJob; live: Live; viewer: Viewer };

function record(exportId: string, startedAt: number, { address, job, live, viewer }: Asked): void {
  const { zone, now, ledger } = job.scope;
  const isNew = recordExport(viewersStore(readSettings().data), {
    exportId,
    viewer: viewerOf(viewer),
    demo: live.demo,
    list: address.list,
    search: printSearch(address.search),
    zone,
    now,
    ledgerSize: ledger,
    format: address.format,
    version: packageJson.version,
    startedAt,
  });
  if (!isNew) throw new Problem("address_invalid", { name: "id", expected: "an id that no export has yet" });
}

/** The bytes on their way to who asked. A file that ends early is an error of the connection, never a short file. */
function bodyOf(id: string, process: ExportProcess): ReadableStream<Uint8Array> {
  const bytes = process.bytes();
  let late: NodeJS.Timeout | undefined;
  const over = (how: Ended) => {
    clearTimeout(late);
    end(id, how);
  };
  return new ReadableStream(
    {
      start(controller) {
        const fail = (error: unknown) => {
          over(process.aborted ? { status: "aborted" } : failed(error));
          controller.error(error);
        };
        // Who takes no bytes any more would keep the room of another export.
        process.ended.then(() => {
          late = setTimeout(fail, readSettings().exportMs, new Problem("export_deadline"));
        }, fail);
      },
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (!done) return controller.enqueue(value);
        over({ status: "done", ...(await process.ended) });
        controller.close();
      },
      cancel() {
        process.abort();
        over({ status: "aborted" });
      },
    },
    ON_DEMAND,
  );
}

const ON_DEMAND = { highWaterMark: 0 };

type Ended = Omit<ExportEnd, "finishedAt"> & { kind?: string };

/** Where that cannot be recorded the export stays as begun, which is told as interrupted once it is forgotten. */
function end(id: string, { kind: _, ...how }: Ended): void {
  const recorded = { ...how, finishedAt: Date.now() };
  void ask(() => endExport(viewersStore(readSettings().data), id, recorded));
  forgetExport(id);
}

const failed = (error: unknown): Ended => ({
  status: "failed",
  problem: error instanceof Problem ? error.code : "export_stopped",
});
