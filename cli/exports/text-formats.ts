import { defuse } from "#audit/exports/formula-guard.ts";
import type { EventView } from "#db/event-view.ts";

import { eventJson } from "../event-json.ts";
import { type Cell, cellPrinter, columnNames } from "./columns.ts";
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
  yield line(columnNames(zone));
  for (const page of inPages(events)) yield page.map((event) => line(cellsOf(event))).join("");
};

function line(cells: Cell[]): string {
  let text = "";
  for (const cell of cells) text += cell === null ? "," : `${printed(cell)},`;
  return `${text.slice(0, -1)}\r\n`;
}

/** Nearly every cell is plain, and a test costs a fifth of looking for each mark that another may need. */
const printed = (cell: string): string => (PLAIN.test(cell) ? cell : quoted(defuse(cell)));

const PLAIN = /^[A-Za-z0-9/*][^;\t\r\n",]*$/;

const quoted = (cell: string): string =>
  cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
