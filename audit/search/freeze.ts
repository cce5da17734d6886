import { isoTime, parseInstant, parseLength, parseTimestamp, printInstant } from "../time.ts";
import { MOST_VALUES } from "./parse.ts";
import type { Search, Term } from "./search.ts";

/**
 * A search that means at any time what this one means at `now` (milliseconds): `last:` becomes a start and an end in UTC.
 * What leaves out a time that ends now (`-last:`) is two times at once and cannot be said with a start and an end: it
 * stays, and `isRelative` says so.
 */
export function frozen(search: Search, now: number): Search {
  const lasts = search.terms.filter(isPeriod);
  if (lasts.length === 0) return search;
  const since = now - Math.min(...lasts.map(({ values }) => Math.max(...values.map(lengthOf))));
  // A length includes both its ends, and an end does not include itself.
  const period = [...absolute("since", since), ...absolute("until", now + 1)];
  const terms = [...search.terms.filter((term) => !isPeriod(term)), ...period];
  // A search at the limit would have a value too many.
  return terms.reduce((sum, { values }) => sum + values.length, 0) > MOST_VALUES ? search : { terms };
}

/** Whether a search means another thing tomorrow. */
export const isRelative = ({ terms }: Search): boolean => terms.some(({ key }) => key === "last");

const lengthOf = (value: string): number => parseLength(value) ?? 0;

const isPeriod = ({ key, negated }: Term): boolean => key === "last" && !negated;

/** Before the year 0 there is no event, and no way to write it. */
const absolute = (key: "since" | "until", ms: number): Term[] =>
  parseInstant(isoTime(ms), "UTC") === ms ? [{ key, negated: false, values: [isoTime(ms)] }] : [];

/**
 * A search that means in one zone what this one means in another: starts and ends without an offset are told by the
 * other's clocks. What no clock of four-digit years can tell stays as it is.
 */
export const inZone = ({ terms }: Search, from: string, to: string): Search => ({
  terms: terms.map((term) =>
    term.key === "since" || term.key === "until"
      ? { ...term, values: [...new Set(term.values.map((value) => movedTo(value, from, to)))] }
      : term,
  ),
});

function movedTo(value: string, from: string, to: string): string {
  const ms = isLocal(value) ? parseInstant(value, from) : null;
  return ms === null ? value : (printInstant(ms, to) ?? value);
}

const isLocal = (value: string): boolean => parseTimestamp(value)?.zoned !== true;
