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

const anything = { fits: () => true, expected: "" };

const FORMS: Record<Form, { fits(value: string): boolean; expected: string }> = {
  pattern: anything,
  cased: anything,
  text: anything,
  range: { fits: (value) => readRange(value) !== null, expected: "a whole number, or a range such as 100..200" },
  phone: { fits: (value) => readPhone(value) !== null, expected: "the digits of a number, or * and its last four" },
  boolean: { fits: (value) => isOneOf(["true", "false"], value), expected: "true or false" },
  thing: { fits: (value) => isOneOf(THINGS, value), expected: THINGS.join(", ") },
  flag: { fits: (value) => isOneOf(FLAGS, value), expected: FLAGS.join(", ") },
  instant: { fits: (value) => isInstant(value), expected: "a date or time such as 2026-03-01 or 2026-03-01T14:30" },
  length: { fits: (value) => parseLength(value) !== null, expected: "a length such as 15m, 24h or 30d" },
};

/** Whether a value stands for itself alone: it is neither a pattern nor a range of several numbers. */
export function isExact(key: Key, value: string): boolean {
  const range = KEYS[key] === "range" ? readRange(value) : null;
  return range ? range.from === range.to && range.from !== null : readPattern(value).length === 1 || key === "phone";
}

/** A value of a closed list as the list writes it. */
export const readWord = (value: string): string => value.trim().toLowerCase();

const isOneOf = (words: readonly string[], value: string): boolean => words.includes(readWord(value));

const isInstant = (value: string): boolean =>
  parseTimestamp(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00` : value) !== null;
