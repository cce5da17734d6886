import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { EXPORT_FORMATS } from "#audit/exports/formats.ts";
import { NOON, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import type { Db } from "#db/client.ts";
import { countEvents } from "#db/events.ts";
import type { ExportJob, ExportReport } from "#db/export-job.ts";
import { append, storeOf } from "#db/honest-store.ts";

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
const many = () =>
  storeOf(Array.from({ length: ROWS }, (_, index) => statusEvent({ object: { account_id: index % 2 } })));

async function write(db: Db, job: Partial<ExportJob>, onWrite: () => void = () => {}) {
  const [reports, pieces]: [ExportReport[], Uint8Array[]] = [[], []];
  await writeExport(
    db,
    { ...JOB, ...job },
    {
      tell: (report) => reports.push(report),
      write: async (bytes) => {
        pieces.push(bytes);
        onWrite();
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
  await expect(writeExport(many(), { ...JOB, format: "xlsx", mostRows: ROWS - 1 }, out)).rejects.toMatchObject({
    code: "export_too_large",
  });
  expect(told).toEqual([]);
});

test("a search selects, and the count agrees", async () => {
  const db = many();
  const search = parseSearch("account:1");
  const { reports, bytes } = await write(db, { format: "ndjson", search });
  expect(reports.at(-1)).toMatchObject({ rows: countEvents(db, search, JOB.scope) });
  expect(bytes.toString().trim().split("\n")).toHaveLength(ROWS / 2);
});
