import { operatorKey } from "../operators.ts";
import { type Token, tokenAt } from "./completion.ts";
import { printValue } from "./parse.ts";
import { KEYS, type Key } from "./search.ts";
import { literal } from "./values.ts";

/** A list from a spreadsheet: what it is of, each once, and the text to put in place of `start` to `end`. */
export type PastedList = { key: Key; count: number; insert: string; start: number; end: number };

/**
 * What a paste becomes: one term where it is a list of e-mails or of account ids (lines, cells, commas or semicolons),
 * without the names of columns; only its values where the caret stands behind the key of such a list. `numbers` for what
 * could be a list of phone numbers, which nobody should carry into an address by accident: behind `account:` it is meant.
 * Null for everything else, which is pasted as it is.
 */
export function readPasted(
  pasted: string,
  box: { text: string; start: number; end: number },
): PastedList | "numbers" | null {
  const rest = box.text.slice(0, box.start) + box.text.slice(box.end);
  const token = tokenAt(rest, box.start);
  if (token === null) return null;
  const values = token.kind === "value" ? listOf(pasted, token.key) : null;
  const list =
    values ?? (token.kind === "key" || (token.end === box.start && isWhole(rest, token)) ? listOf(pasted, null) : null);
  if (list === null || list === "numbers") return list;
  const printed = list.values.map((value) => printValue(literal(value))).join(",");
  const insert = values
    ? joined(printed, rest, VALUE, box.start)
    : joined(`${list.key}:${printed}`, rest, TERM, box.start);
  return { key: list.key, count: list.values.length, insert, start: box.start, end: box.end };
}

/** A value that is written to its end, so that another term may follow. */
const isWhole = (text: string, { typed, start, end }: Token): boolean =>
  typed !== "" && /^([^"]*|".*")$/.test(text.slice(start, end)) && /^(\s|$)/.test(text.slice(end));

const TERM = { gap: " ", before: /(^|\s|(^|\s)-)$/, after: /^(\s|$)/ };
const VALUE = { gap: ",", before: /[:,]$/, after: /^(,|\s|$)/ };

function joined(insert: string, text: string, { gap, before, after }: typeof TERM, at: number): string {
  return (before.test(text.slice(0, at)) ? "" : gap) + insert + (after.test(text.slice(at)) ? "" : gap);
}

type List = { key: Key; values: string[] };

function listOf(pasted: string, within: Key | null): List | "numbers" | null {
  const cells = cellsOf(pasted);
  const rest = HEADS.test(cells[0] ?? "") ? cells.slice(1) : cells;
  if (cells.length < 2 || rest.length === 0) return null;
  if (rest.every((cell) => EMAIL.test(cell)))
    return within === null || within === "operator" ? distinct("operator", rest.map(operatorKey)) : null;
  if (!rest.every((cell) => WHOLE.test(cell)) || (within !== null && KEYS[within] !== "range")) return null;
  if (within === null && rest.some(mayBePhone)) return "numbers";
  return distinct(
    within ?? "account",
    rest.map((cell) => String(Number(cell))),
  );
}

const distinct = (key: Key, values: string[]): List => ({ key, values: [...new Set(values)] });

const cellsOf = (text: string): string[] =>
  text
    .split(/[\r\n\t;,]+/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    )
    .filter((cell) => cell !== "");

/** What a column of them is called, in both languages. */
const HEADS =
  /^(e-?mails?|operators?|operadore?s?|operador(a|as|es)?|users?|usu[aá]rios?|(operator|operador)[ _-]?e-?mail|e-?mail[ _-](do|of)[ _-]?(operador|operator)|accounts?|contas?|(accounts?|contas?)[ _-]?(ids?|numbers?|n[uú]meros?)|ids?([ _-](da|of)[ _-]?(conta|account))?|n[uú]mero[ _-]da[ _-]conta)$/i;

const EMAIL = /^[^\s@,;:"]+@[^\s@,;:"]+$/;
const WHOLE = /^\d{1,15}$/;

/** A number of ten or eleven digits, or with the country's 55 before it, as phones in Brazil have. */
const mayBePhone = (cell: string): boolean => /^(55)?[1-9]\d(9\d{8}|[2-5]\d{7})$/.test(cell);
