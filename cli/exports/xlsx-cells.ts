/** The name of a column, from 0: A, B, …, Z, AA, … */
export const columnName = (index: number): string =>
  (index < 26 ? "" : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** Text as XML holds it. What XML cannot hold is written `_xHHHH_`, and so is the first `_` of what already looks so. */
export const xmlText = (text: string): string => (SPECIAL.test(text) ? text.replace(SPECIALS, escaped) : text);

/** How many characters a cell can hold: Excel refuses to open a file that has more in one. */
export const MOST_CHARACTERS = 32_767;

/** A cell's text as far as a cell can hold it, and whether it was cut, which is said where it ends. */
export function fitted(text: string): { text: string; cut: boolean } {
  if (text.length <= MOST_CHARACTERS) return { text, cut: false };
  const kept = text.slice(0, MOST_CHARACTERS - CUT.length).replace(/[\ud800-\udbff]$/, "");
  return { text: kept + CUT, cut: true };
}

const CUT = " […] (a cell ends here; CSV and NDJSON have the whole text)";

const PATTERN = String.raw`[&<>\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)`;
const SPECIAL = new RegExp(PATTERN, "u");
const SPECIALS = new RegExp(PATTERN, "gu");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const escaped = (one: string): string =>
  ENTITIES[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
