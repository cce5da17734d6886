import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { EXPORT_FORMATS } from "#audit/exports/formats.ts";
import { NOON, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { type Db, openReadOnly, openStore } from "#db/client.ts";
import { countEvents } from "#db/events.ts";
import type { ExportJob, ExportReport } from "#db/export-job.ts";
import { append } from "#db/honest-store.ts";

import { writeExport } from "./write-export.ts";

/** More than one piece of a file, in every format. */
const ROWS = 600;
const JOB: ExportJob = {
  file: "",
  search: parseSearch(""),
  scope: { subject: null, zone: "UTC", now: NOON, ledger: ROWS },
  format: "csv",
  mostRows: null,
  phoneKey: null,
};

let folder = "";
const open: Db[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-export-"));
});
afterEach(() => {
  for (const { $client } of open.splice(0)) $client.close();
  rmSync(folder, { recursive: true });
});

const kept = (db: Db): Db => {
  open.push(db);
  return db;
};

/** A store on the disk, because a file is written over two connections. */
function many(rows = ROWS): Db {
  const db = kept(openStore(join(folder, "rastro.db")));
  append(
    db,
    Array.from({ length: rows }, (_, index) => statusEvent({ object: { account_id: index % 2 } })),
  );
  return db;
}

const connections = ({ $client }: Db) => ({
  finding: kept(openReadOnly($client.name)),
  reading: kept(openReadOnly($client.name)),
});

async function write(db: Db, job: Partial<ExportJob>, onWrite: () => unknown = () => {}) {
  const [reports, pieces]: [ExportReport[], Uint8Array[]] = [[], []];
  await writeExport(
    connections(db),
    { ...JOB, ...job },
    {
      tell: (report) => reports.push(report),
      write: async (bytes) => {
        pieces.push(bytes);
        await onWrite();
      },
    },
  );
  return { reports, bytes: Buffer.concat(pieces) };
}

describe.each(EXPORT_FORMATS)("as %s", (format) => {
  test("it tells how many there will be, and of which bytes the file is", async () => {
    const { reports, bytes } = await write(many(), { format });
    expect(reports[0]).toEqual({ kind: "begun", total: ROWS });
    expect(reports.at(-1)).toMatchObject({
      kind: "done",
      rows: ROWS,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      cutCells: 0,
    });
  });

  test("events that arrive while it is written are not in it, late ones neither", async () => {
    const db = many();
    const arrive = () => append(db, [statusEvent({ at: NOON + 1 }), statusEvent({ at: NOON - 1 })]);
    const { reports } = await write(db, { format }, arrive);
    expect(reports.at(-1)).toMatchObject({ kind: "done", rows: ROWS });
    expect(countEvents(db, JOB.search, JOB.scope)).toBe(ROWS);
    expect(countEvents(db, JOB.search, { ...JOB.scope, ledger: 1_000_000 })).toBeGreaterThan(ROWS);
  });
});

test("a result that the format cannot hold is refused before anything is written", async () => {
  const { reports } = await write(many(), { format: "xlsx", mostRows: ROWS });
  expect(reports).not.toEqual([]);
  const told: unknown[] = [];
  const out = { tell: (report: unknown) => told.push(report), write: async () => void told.push("bytes") };
  await expect(
    writeExport(connections(many()), { ...JOB, format: "xlsx", mostRows: ROWS - 1 }, out),
  ).rejects.toMatchObject({
    code: "export_too_large",
  });
  expect(told).toEqual([]);
});

test("a reader who takes nothing does not keep what others write out of the store", async () => {
  const rows = 11_000;
  const db = many(rows);
  db.$client.pragma("busy_timeout = 0");
  const moved = () => db.$client.pragma("wal_checkpoint(RESTART)");
  const busy: unknown[] = [];
  const { reports } = await write(db, { scope: { ...JOB.scope, ledger: rows } }, async () => {
    if (busy.length > 0) return;
    append(db, [statusEvent({ at: NOON + 1 })]);
    busy.push(moved());
    await expect.poll(moved).toMatchObject([{ busy: 0 }]);
  });
  expect(busy).toMatchObject([[{ busy: 1 }]]);
  expect(reports.at(-1)).toMatchObject({ kind: "done", rows });
});

test("a search selects, and the count agrees", async () => {
  const db = many();
  const search = parseSearch("account:1");
  const { reports, bytes } = await write(db, { format: "ndjson", search });
  expect(reports.at(-1)).toMatchObject({ rows: countEvents(db, search, JOB.scope) });
  expect(bytes.toString().trim().split("\n")).toHaveLength(ROWS / 2);
});
