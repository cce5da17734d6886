import { Problem } from "../problems.ts";
import type { Key, Search } from "./search.ts";
import { isExact } from "./values.ts";

/** What a search may hold: `each` is asked one by one and is a level of a condition, `listed` is looked up all at once. */
const MOST = { each: 400, listed: 5000 } as const;

/**
 * Counts the values of a search while it is read, and refuses the first too many. SQLite takes no expression deeper than
 * 1000, and a value that is compared by itself is one or two levels of it; exact values are one list, whatever its
 * length. Theirs is bounded by what an address can carry.
 */
export function valueCounter(): (key: Key, value: string, position: number) => void {
  const counts = { each: 0, listed: 0 };
  return (key, value, position) => {
    const kind = LISTED.includes(key) && isExact(key, value) ? "listed" : "each";
    counts[kind] += 1;
    if (counts[kind] > MOST[kind]) throw tooMany(kind, position);
  };
}

/** The same for the terms, each of which is a level too. */
export function checkTerms(count: number, position: number): void {
  if (count > MOST.each) throw new Problem("search_syntax", { position, expected: TOO_MANY.terms });
}

/** Whether a search that was made, not read, could be read again. */
export function isWithinLimits({ terms }: Search): boolean {
  const count = valueCounter();
  try {
    checkTerms(terms.length, 0);
    for (const { key, values } of terms) for (const value of values) count(key, value, 0);
    return true;
  } catch {
    return false;
  }
}

export const TOO_MANY = {
  each: `no more than ${MOST.each} patterns, ranges, times and texts in one search`,
  listed: `no more than ${MOST.listed} exact values in one search`,
  terms: `no more than ${MOST.each} terms in one search`,
} as const;

/** Whether a refusal says that there is too much, which more typing does not mend. */
export const isTooMany = (expected: string | undefined): boolean =>
  Object.values<string | undefined>(TOO_MANY).includes(expected);

/** Keys whose exact values are looked up as one list: in a dictionary or an index. */
const LISTED: Key[] = [
  "event",
  "operator",
  "account",
  "customer",
  "program",
  "reason",
  "version",
  "status",
  "was",
  "origin",
  "method",
  "type",
  "ddd",
  "role",
  "org",
  "cid",
  "id",
  "phone",
];

const tooMany = (kind: "each" | "listed", position: number): Problem =>
  new Problem("search_syntax", { position, expected: TOO_MANY[kind] });
