import { csvLine } from "#audit/exports/csv-line.ts";
import type { WrittenEvent } from "#db/event-view.ts";

import { eventJson } from "../event-json.ts";
import { cellPrinter, columnNames } from "./columns.ts";

/** Pages of events as text, for the command line and for exports alike. */
export type TextFormat<Event = WrittenEvent> = (pages: Iterable<Event[]>, zone: string) => Generator<string>;

/** One JSON object a line. */
export const ndjson: TextFormat = function* (pages) {
  for (const page of pages) yield page.map((event) => `${JSON.stringify(eventJson(event))}\n`).join("");
};

/** RFC 4180, a line of names first. Cells are safe in spreadsheets; nothing is an empty cell, an empty text is `""`. */
export const csv: TextFormat = function* (pages, zone) {
  const cellsOf = cellPrinter(zone);
  yield csvLine(columnNames(zone));
  for (const page of pages) {
    let text = "";
    for (const event of page) text += csvLine(cellsOf(event));
    yield text;
  }
};
