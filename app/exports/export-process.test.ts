import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { NOON, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { openStore } from "#db/client.ts";
import type { ExportJob } from "#db/export-job.ts";
import { append } from "#db/honest-store.ts";

import { ExportProcess } from "./export-process.ts";

/** Their file does not fit into the pipe, so that the process waits until somebody reads; that of the first few does. */
const ROWS = 2_000;
const FEW = 20;
const A_MINUTE = 60_000;

const folder = mkdtempSync(join(tmpdir(), "rastro-export-"));
const JOB: ExportJob = {
  file: join(folder, "rastro.db"),
  search: parseSearch(""),
  scope: { subject: null, zone: "UTC", now: NOON, ledger: ROWS },
  format: "ndjson",
  mostRows: null,
  phoneKey: null,
};
beforeAll(() => {
  const db = openStore(JOB.file);
  append(
    db,
    Array.from({ length: ROWS }, (_, index) => statusEvent({ object: { account_id: index } })),
  );
  db.$client.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("a file is read whole by who begins after its process has ended", async () => {
  const process = new ExportProcess({ ...JOB, search: parseSearch(`account:0..${FEW - 1}`) }, A_MINUTE);
  expect(await process.begun).toBe(FEW);
  const { bytes, rows } = await process.ended;
  const file = await read(process.bytes());
  expect(rows).toBe(FEW);
  expect(file.toString().trimEnd().split("\n")).toHaveLength(FEW);
  expect(file).toHaveLength(bytes);
});

test("a file is written while it is read, and whole at its end", async () => {
  const process = new ExportProcess(JOB, A_MINUTE);
  await process.begun;
  const file = await read(process.bytes());
  expect(await process.ended).toMatchObject({ rows: ROWS, bytes: file.length });
});

test("a file that nobody wants any more ends in a problem, not early", async () => {
  const process = new ExportProcess(JOB, A_MINUTE);
  const ended = expect(process.ended).rejects.toMatchObject({ code: "export_stopped" });
  await process.begun;
  process.abort();
  await ended;
  await expect(read(process.bytes())).rejects.toThrow();
});
