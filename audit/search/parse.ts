import { Problem } from "../problems.ts";
import { checkTerms, valueCounter } from "./limits.ts";
import { KEY_NAMES, KEYS, type Key, type Search, type Term } from "./search.ts";
import { expectedOf, rightBeginning } from "./values.ts";

/**
 * Reads a search. `printSearch` is the inverse. What is not understood is refused with the position of the first wrong
 * character (from 0, in UTF-16 units) and what was expected; nothing is ever ignored.
 */
export function parseSearch(text: string): Search {
  const terms: Term[] = [];
  const count = valueCounter();
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const { term, end } = readTerm(text, at, count);
    terms.push(term);
    checkTerms(terms.length, at);
    at = skipSpace(text, end);
  }
  return { terms };
}

type Read<T> = { end: number } & T;

type Count = ReturnType<typeof valueCounter>;

function readTerm(text: string, start: number, count: Count): Read<{ term: Term }> {
  const negated = text[start] === "-";
  const at = negated ? start + 1 : start;
  const word = /^[^\s:,"]*/.exec(text.slice(at))?.[0] ?? "";
  if (text[at + word.length] !== ":" || word === "") return readText(text, at, word, negated);
  const key = KEY_NAMES.find((known) => known === word);
  if (!key) throw new Problem("search_unknown_key", { position: at, expected: KEY_NAMES.join(", ") });
  const { values, end } = readValues(text, at + word.length + 1, { key, count });
  return { term: { key, negated, values }, end };
}

/** What stands without a key is looked for as it is: a star is a star. */
function readText(text: string, start: number, word: string, negated: boolean): Read<{ term: Term }> {
  const quoted = text[start] === '"';
  if (!quoted && word === "") throw syntax(start, "a key such as operator:, or text");
  const { value, end } = quoted ? readQuoted(text, start) : { value: word, end: start + word.length };
  if (end < text.length && !/\s/.test(text[end] as string)) throw syntax(end, "a space");
  const values = [quoted ? value.replace(/\\([\\*])/g, "$1") : value];
  return { term: { key: "text", negated, values }, end };
}

function readValues(
  text: string,
  start: number,
  { key, count }: { key: Key; count: Count },
): Read<{ values: string[] }> {
  const values = new Set<string>();
  let at = start;
  for (;;) {
    const { value, end } = text[at] === '"' ? readQuoted(text, at) : readBare(text, at);
    const expected = expectedOf(key, value);
    if (expected) throw new Problem("search_bad_value", { position: at + wrongFrom(text, at, key, value), expected });
    if (!values.has(value)) count(key, value, at);
    values.add(value);
    if (text[end] !== ",") return { values: [...values], end };
    at = end + 1;
  }
}

/** Where in what stands at a place its value goes wrong. What is escaped in quotes is longer than its value. */
function wrongFrom(text: string, at: number, key: Key, value: string): number {
  const begun = rightBeginning(key, value);
  if (text[at] !== '"' || begun === 0) return begun;
  return value.includes("\\") ? 0 : 1 + begun;
}

function readBare(text: string, start: number): Read<{ value: string }> {
  const bare = /^[^\s,"]*/.exec(text.slice(start))?.[0] ?? "";
  const end = start + bare.length;
  if (bare === "") throw syntax(start, "a value");
  if (text[end] === '"') throw syntax(end, "a value that is quoted as a whole");
  return { value: bare.replaceAll("\\", "\\\\"), end };
}

function readQuoted(text: string, start: number): Read<{ value: string }> {
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '"') return { value, end: afterQuote(text, at + 1) };
    if (character !== "\\") value += character;
    else {
      at += 1;
      const escaped = text[at];
      if (escaped === undefined) break;
      if (!'"\\*'.includes(escaped)) throw syntax(at, 'one of \\" \\\\ \\*');
      value += escaped === '"' ? '"' : `\\${escaped}`;
    }
  }
  throw syntax(text.length, 'a closing "');
}

function afterQuote(text: string, end: number): number {
  const next = text[end];
  if (next === undefined || next === "," || /\s/.test(next)) return end;
  throw syntax(end, "a space or a comma");
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] as string)) at += 1;
  return at;
}

const syntax = (position: number, expected: string): Problem => new Problem("search_syntax", { position, expected });

/** The canonical form: keys in the order of the language, no term twice, quotes only where needed. */
export function printSearch({ terms }: Search): string {
  const printed = terms
    .toSorted((one, other) => ORDER.indexOf(one.key) - ORDER.indexOf(other.key))
    .map((term) => `${term.negated ? "-" : ""}${printTerm(term)}`);
  return [...new Set(printed)].join(" ");
}

const printTerm = ({ key, values }: Term): string =>
  key === "text" ? printText(values[0] ?? "") : `${key}:${values.map(printValue).join(",")}`;

function printText(value: string): string {
  const plain = value !== "" && !/^-|[\s:,"]/.test(value);
  return plain ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

const ORDER = Object.keys(KEYS) as Key[];

/** A value as it is written in a search, quoted only where it must be. */
export function printValue(value: string): string {
  // Only inside quotes is \* a star and \\ a backslash.
  const bare = value.replaceAll("\\\\", "\\");
  const plain = !/\\\*/.test(value.replaceAll("\\\\", "")) && bare !== "" && !/[\s,"]/.test(bare);
  return plain ? bare : `"${value.replaceAll('"', '\\"')}"`;
}
