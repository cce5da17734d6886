import type { ExportFormat } from "#audit/exports/formats.ts";
import type { ProblemReport } from "#audit/problems.ts";
import type { Search } from "#audit/search/search.ts";

import type { Scope } from "./matching.ts";

/** What the process that writes an export is asked for. `scope.ledger` fixes what belongs to the result. */
export type ExportJob = {
  /** The store. */
  file: string;
  search: Search;
  scope: Omit<Scope, "phoneKey"> & { ledger: number };
  /** The key of the phone tokens in the search, in base64; null where it has none. It is told over the channel alone. */
  phoneKey: string | null;
  format: ExportFormat;
  /** How many rows the format holds at most; null for any number. */
  mostRows: number | null;
};

/** What came of an export that was written to its end. */
export type ExportDone = {
  rows: number;
  bytes: number;
  /** Of the bytes of the file, in hexadecimal digits. */
  sha256: string;
  columns: string[];
  /** How many texts were longer than a cell of XLSX can hold. */
  cutCells: number;
};

/** What that process tells while it writes the file to its standard output. */
export type ExportReport =
  /** Instead of everything else, before a byte is written. */
  | { kind: "refused"; problem: ProblemReport }
  | { kind: "begun"; total: number }
  | { kind: "written"; rows: number }
  | ({ kind: "done" } & ExportDone);

/** How that process is started, from the project's folder: a small nursery, or Node keeps 100 MiB of what is long dead. */
export const EXPORTER = { script: "cli/export.ts", flags: ["--max-semi-space-size=8", "--max-old-space-size=256"] };
