import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";

import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { type WrittenEvent, writtenViewOf } from "#db/event-view.ts";
import type { ExportDone, ExportJob, ExportReport } from "#db/export-job.ts";
import { LeafSelection } from "#db/leaf-selection.ts";
import { eventsAt } from "#db/walk.ts";

import { columnNames } from "./columns.ts";
import { csv, ndjson } from "./text-formats.ts";
import { xlsx } from "./xlsx.ts";

type Out = {
  /** Takes a piece of the file; resolves when there is room for the next. */
  write: (bytes: Uint8Array) => Promise<void>;
  tell: (report: ExportReport) => void;
};

/** Two connections to one store: by one it is found what belongs to a file, by the other what is found is read. */
export type Connections = { finding: Db; reading: Db };

/**
 * Writes the whole result of a search as a file, with little memory however long it is.
 *
 * @throws Problem `export_too_large` before the first byte, `export_stopped` when what was found is not what was counted
 */
export async function writeExport({ finding, reading }: Connections, job: ExportJob, out: Out): Promise<void> {
  const phoneKey = job.phoneKey === null ? undefined : Buffer.from(job.phoneKey, "base64");
  const leaves = new LeafSelection(finding, job.search, { ...job.scope, phoneKey });
  try {
    if (job.mostRows !== null && leaves.total > job.mostRows) throw tooLarge(job.mostRows);
    out.tell({ kind: "begun", total: leaves.total });
    const pages = eventsAt(reading, leaves.fews(), { ledger: job.scope.ledger, view: writtenViewOf });
    const [done] = await Promise.all([writePages(job, pages, out), findAll(leaves)]);
    // Never a file that looks whole and is not.
    if (done.rows !== leaves.total) throw new Problem("export_stopped");
    out.tell({ kind: "done", ...done, columns: columnsOf(job) });
  } finally {
    leaves.close();
  }
}

/** Finds everything while it is written: whoever reads the file slowly must not keep what others write out of the store. */
async function findAll(leaves: LeafSelection): Promise<void> {
  for (; !leaves.isWhole; await setImmediate()) leaves.find();
}

async function writePages(job: ExportJob, pages: Pages, out: Out): Promise<Omit<ExportDone, "columns">> {
  const told = { rows: 0, cutCells: 0, bytes: 0 };
  const hash = createHash("sha256");
  for await (const bytes of pieces(job, counted(pages, told, out), told)) {
    hash.update(bytes);
    told.bytes += bytes.length;
    await out.write(bytes);
  }
  return { ...told, sha256: hash.digest("hex") };
}

const tooLarge = (mostRows: number): Problem =>
  new Problem("export_too_large", { name: "format", expected: `no more than ${mostRows} events, or csv, or ndjson` });

type Told = Pick<ExportDone, "rows" | "cutCells" | "bytes">;

type Pages = Iterable<WrittenEvent[]>;

function pieces({ format, scope }: ExportJob, pages: Pages, told: Told): AsyncIterable<Buffer> | Iterable<Buffer> {
  const onCut = () => {
    told.cutCells += 1;
  };
  if (format === "xlsx") return xlsx(pages, { ...scope, onCut });
  return gathered((format === "csv" ? csv : ndjson)(pages, scope.zone));
}

/** In pieces of about 64 KiB: a pipe holds no more, and each costs a turn of the event loop. */
function* gathered(pages: Iterable<Buffer>): Generator<Buffer> {
  let [piece, size]: [Buffer[], number] = [[], 0];
  for (const page of pages) {
    piece.push(page);
    size += page.length;
    if (size < PIECE) continue;
    yield joined(piece);
    [piece, size] = [[], 0];
  }
  if (size > 0) yield joined(piece);
}

/** Nothing is copied where there is nothing to join. */
const joined = (piece: Buffer[]): Buffer => (piece.length === 1 && piece[0] ? piece[0] : Buffer.concat(piece));

const PIECE = 65_536;

/** Counts events on their way, and tells so now and then. */
function* counted(pages: Pages, told: Told, out: Out): Generator<WrittenEvent[]> {
  let next = 0;
  for (const page of pages) {
    told.rows += page.length;
    yield page;
    if (performance.now() < next) continue;
    out.tell({ kind: "written", rows: told.rows });
    next = performance.now() + EVERY_MS;
  }
}

const EVERY_MS = 200;

/** NDJSON has no columns but the keys of its objects. */
const columnsOf = ({ format, scope }: ExportJob): string[] => (format === "ndjson" ? [] : columnNames(scope.zone));
