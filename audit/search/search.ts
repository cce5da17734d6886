/** A search as a value: terms that are ANDed. What a viewer typed, an address carries and an export repeats. */
export type Search = { terms: Term[] };
export type Term = { key: Key; negated: boolean; values: string[] };

type Form = "pattern" | "range" | "instant" | "length";

/**
 * Every key of the language and the form of its values, in canonical order. The map is closed: a key that is not here is
 * refused, and none becomes SQL but through the exhaustive map of db/matching.
 */
export const KEYS = {
  event: "pattern",
  operator: "pattern",
  account: "range",
  customer: "range",
  since: "instant",
  until: "instant",
  last: "length",
} as const satisfies Record<string, Form>;

export type Key = keyof typeof KEYS;

export const KEY_NAMES = Object.keys(KEYS) as Key[];
export const EVERYTHING: Search = { terms: [] };
