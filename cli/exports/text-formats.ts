import { csvLine } from "#audit/exports/csv-line.ts";
import type { EventView } from "#db/event-view.ts";

import { eventJson } from "../event-json.ts";
import { cellPrinter, columnNames } from "./columns.ts";
import { inPages } from "./in-pages.ts";

/** Events as text, in pieces of many lines, for the command line and for exports alike. */
export type TextFormat = (events: Iterable<EventView>, zone: string) => Generator<string>;

/** One JSON object a line. */
export const ndjson: TextFormat = function* (events) {
  for (const page of inPages(events)) yield page.map((event) => `${JSON.stringify(eventJson(event))}\n`).join("");
};

/** RFC 4180, a line of names first. Cells are safe in spreadsheets; nothing is an empty cell, an empty text is `""`. */
export const csv: TextFormat = function* (events, zone) {
  const cellsOf = cellPrinter(zone);
  yield csvLine(columnNames(zone));
  for (const page of inPages(events)) yield page.map((event) => csvLine(cellsOf(event))).join("");
};
