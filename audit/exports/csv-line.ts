import { defuse } from "./formula-guard.ts";

/** A line of RFC 4180 that is safe in spreadsheets: nothing is an empty cell, an empty text is `""`. */
export function csvLine(cells: readonly (string | null)[]): string {
  let text = "";
  for (const cell of cells) text += cell === null ? "," : `${printed(cell)},`;
  return `${text.slice(0, -1)}\r\n`;
}

/** Nearly every cell is plain, and a test costs a fifth of looking for each mark that another may need. */
const printed = (cell: string): string => (PLAIN.test(cell) ? cell : quoted(defuse(cell)));

const PLAIN = /^[A-Za-z0-9/*][^;\t\r\n",]*$/;

const quoted = (cell: string): string =>
  cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
