import { expect, test } from "vitest";

import { openStore } from "./client.ts";
import { endExport, findExport, recordExport } from "./export-records.ts";
import { VIEWERS } from "./migrate.ts";

const BEGUN = {
  exportId: "4f3c1b9e-0000-4000-8000-000000000001",
  viewer: "local",
  demo: false,
  list: "events",
  search: "account:7",
  zone: "UTC",
  now: 5,
  ledgerSize: 9,
  format: "csv",
  version: "0.1.0",
  startedAt: 6,
};
const { exportId, viewer } = BEGUN;

test("an export is recorded once, belongs to its viewer, and stays as it ended", () => {
  const db = openStore(":memory:", VIEWERS);
  expect(recordExport(db, BEGUN)).toBe(true);
  expect(recordExport(db, { ...BEGUN, search: "" })).toBe(false);
  expect(findExport(db, { exportId, viewer })).toMatchObject({ ...BEGUN, status: "running", rows: 0, sha256: null });
  expect(findExport(db, { exportId, viewer: "somebody" })).toBeNull();
  endExport(db, exportId, { status: "done", finishedAt: 8, rows: 3, bytes: 99, sha256: "ab", columns: ["a"] });
  endExport(db, exportId, { status: "aborted", finishedAt: 9 });
  expect(findExport(db, { exportId, viewer })).toMatchObject({
    status: "done",
    rows: 3,
    finishedAt: 8,
    columns: ["a"],
  });
});
