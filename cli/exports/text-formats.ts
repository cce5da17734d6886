import { csvLines } from "#audit/exports/csv-line.ts";
import type { WrittenEvent } from "#db/event-view.ts";

import { eventJson } from "../event-json.ts";
import { cellPrinter, columnNames } from "./columns.ts";

/** Pages of events as text in UTF-8, for the command line and for exports alike. */
export type TextFormat = (pages: Iterable<WrittenEvent[]>, zone: string) => Generator<Buffer>;

/** One JSON object a line. */
export const ndjson: TextFormat = function* (pages) {
  for (const page of pages) yield Buffer.from(page.map((event) => `${JSON.stringify(eventJson(event))}\n`).join(""));
};

/** RFC 4180, a line of names first. Cells are safe in spreadsheets; nothing is an empty cell, an empty text is `""`. */
export const csv: TextFormat = function* (pages, zone) {
  const cellsOf = cellPrinter(zone);
  yield csvLines([columnNames(zone)]);
  for (const page of pages) yield csvLines(page.map(cellsOf));
};
