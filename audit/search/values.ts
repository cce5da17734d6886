import { FLAGS } from "../flags.ts";
import { parseLength, parseTimestamp } from "../timestamps.ts";
import { readPhone } from "./phones.ts";
import { type Form, KEYS, type Key, THINGS } from "./search.ts";

/** The parts of a pattern between its stars, `*` standing for any run of characters: `*@bank` is `["", "@bank"]`. */
export type Pattern = string[];
export type Range = { from: number | null; to: number | null };

/** A value is kept as canonical text: stars bare, literal stars and backslashes behind a backslash. */
export function readPattern(value: string): Pattern {
  const parts = [""];
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === "*") parts.push("");
    else {
      if (value[at] === "\\") at += 1;
      parts[parts.length - 1] += value[at] ?? "";
    }
  }
  return parts;
}

/** The value that matches a text exactly: the inverse of `readPattern` for a pattern without a star. */
export const literal = (text: string): string => text.replace(/[\\*]/g, "\\$&");

/** Reads `7`, `1..5`, `1..` or `..5`; both ends belong to the range. Null when it is none of them. */
export function readRange(value: string): Range | null {
  const match = /^(?:(-?\d+)|(-?\d+)?\.\.(-?\d+)?)$/.exec(value);
  if (!match || value === "..") return null;
  const [from, to] = match[1] === undefined ? [match[2], match[3]] : [match[1], match[1]];
  const range = { from: from === undefined ? null : Number(from), to: to === undefined ? null : Number(to) };
  return [range.from, range.to].every((end) => end === null || Number.isSafeInteger(end)) ? range : null;
}

/** What a value of this key should look like, when it does not; null when it does. */
export function expectedOf(key: Key, value: string): string | null {
  const { fits, expected } = FORMS[KEYS[key]];
  return fits(value) ? null : expected;
}

/** How much of a value that does not fit could still begin one that does; 0 when all of it could, or when nobody can say. */
export function rightBeginning(key: Key, value: string): number {
  const length = FORMS[KEYS[key]].begun?.(value) ?? 0;
  return length < value.length ? length : 0;
}

type Rule = { fits(value: string): boolean; expected: string; begun?: (value: string) => number };

const anything = { fits: () => true, expected: "" };

/** How much of a value looks as the beginning of one. */
const like = (beginning: RegExp) => (value: string) => beginning.exec(value)?.[0].length ?? 0;

/** How much of a value begins a word of a list. */
const beginsOneOf = (words: readonly string[]) => (value: string) => {
  const begun = (length: number) => words.some((word) => word.startsWith(value.slice(0, length).toLowerCase()));
  let length = 0;
  while (length < value.length && begun(length + 1)) length += 1;
  return length;
};

const oneOf = (words: readonly string[], expected = words.join(", ")): Rule => ({
  fits: (value) => words.includes(readWord(value)),
  expected,
  begun: beginsOneOf(words),
});

const FORMS: Record<Form, Rule> = {
  pattern: anything,
  cased: anything,
  text: anything,
  range: {
    fits: (value) => readRange(value) !== null,
    expected: "a whole number, or a range such as 100..200",
    begun: like(/^-?\d*(\.(\.(-?\d*)?)?)?/),
  },
  phone: { fits: (value) => readPhone(value) !== null, expected: "the digits of a number, or * and its last four" },
  boolean: oneOf(["true", "false"], "true or false"),
  thing: oneOf(THINGS),
  flag: oneOf(FLAGS),
  instant: {
    fits: (value) => isInstant(value),
    expected: "a date or time such as 2026-03-01 or 2026-03-01T14:30",
    begun: like(/^\d{0,4}(-\d{0,2}(-\d{0,2}([T ]\d{0,2}(:.*)?)?)?)?/i),
  },
  length: {
    fits: (value) => parseLength(value) !== null,
    expected: "a length such as 15m, 24h or 30d",
    begun: like(/^([1-9]\d*[mhdw]?)?/),
  },
};

/** Whether a value stands for itself alone: it is neither a pattern nor a range of several numbers. */
export function isExact(key: Key, value: string): boolean {
  const range = KEYS[key] === "range" ? readRange(value) : null;
  return range ? range.from === range.to && range.from !== null : readPattern(value).length === 1 || key === "phone";
}

/** A value of a closed list as the list writes it. */
export const readWord = (value: string): string => value.trim().toLowerCase();

const isInstant = (value: string): boolean =>
  parseTimestamp(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00` : value) !== null;
