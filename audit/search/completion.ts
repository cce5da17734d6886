import type { Problem } from "../problems.ts";
import { isTooMany } from "./limits.ts";
import { printValue } from "./parse.ts";
import { KEY_NAMES, type Key } from "./search.ts";
import { literal } from "./values.ts";

/**
 * What is being typed where the caret stands: the word that may become a key, or one value of a key. `start` and `end`
 * are what would be replaced by a choice, `typed` is what stands before the caret, unquoted.
 */
export type Token = ({ kind: "key"; key: null } & Span) | ({ kind: "value"; key: Key } & Span);
type Span = { typed: string; start: number; end: number; negated: boolean };

/** The token under the caret; null where nothing can be suggested: in quoted text, or behind a key that does not exist. */
export function tokenAt(text: string, caret: number): Token | null {
  const [start, end] = termAround(text, caret);
  const negated = text[start] === "-";
  const from = negated && caret > start ? start + 1 : start;
  const [word = ""] = /^[^\s:,"]*/.exec(text.slice(from, end)) ?? [];
  const colon = from + word.length;
  if (text[colon] !== ":" || colon >= end || caret <= colon) return keyOf(text, { caret, from, end, colon, negated });
  const key = KEY_NAMES.find((known) => known === word);
  if (key === undefined) return null;
  const [first, last] = valueAround(text, { from: colon + 1, end, caret });
  return { kind: "value", key, typed: unquoted(text.slice(first, caret)), start: first, end: last, negated };
}

type Place = { caret: number; from: number; end: number; colon: number; negated: boolean };

function keyOf(text: string, { caret, from, end, colon, negated }: Place): Token | null {
  const whole = colon >= end || text[colon] === ":";
  // Before a word nothing of it is typed yet, and a choice would take its place.
  if (!whole || (caret <= from && colon > from)) return null;
  const after = text[colon] === ":" && colon < end ? colon + 1 : colon;
  return { kind: "key", key: null, typed: text.slice(from, caret), start: from, end: after, negated };
}

/** The text with a choice in place of the token, and where the caret then stands. */
export function completed(text: string, token: Token, choice: string): { text: string; caret: number } {
  const inserted = insertionOf(token, choice);
  return { text: text.slice(0, token.start) + inserted + text.slice(token.end), caret: token.start + inserted.length };
}

/** What a choice is written as: a key with its colon, a value with quotes where it needs them. */
export const insertionOf = ({ kind }: Token, choice: string): string =>
  kind === "key" ? `${choice}:` : printValue(literal(choice));

/** Whether a mistake lies in what is still being typed, at the very end: it may yet become right. */
export function isUnfinished(text: string, caret: number, { code, place }: Pick<Problem, "code" | "place">): boolean {
  if (caret !== text.length || code === "search_unknown_key" || isTooMany(place.expected)) return false;
  const token = tokenAt(text, caret);
  const [start] = termAround(text, caret);
  return (place.position ?? 0) >= (token?.kind === "value" ? token.start : start);
}

/** Where the term around the caret begins and ends; white space in quotes does not end one. */
function termAround(text: string, caret: number): [start: number, end: number] {
  let [start, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quoted && character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && /\s/.test(character)) {
      if (at >= caret) return [start, at];
      start = at + 1;
    }
  }
  return [start, text.length];
}

/** Where the value around the caret begins and ends; a comma in quotes does not end one. */
function valueAround(text: string, { from, end, caret }: { from: number; end: number; caret: number }) {
  let [start, quoted] = [from, false];
  for (let at = from; at < end; at += 1) {
    const character = text[at] as string;
    if (quoted && character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ",") {
      if (at >= caret) return [start, at] as const;
      start = at + 1;
    }
  }
  return [start, end] as const;
}

const unquoted = (typed: string): string =>
  typed.startsWith('"') ? typed.slice(1).replace(/"$/, "").replace(/\\(.)/g, "$1") : typed;
