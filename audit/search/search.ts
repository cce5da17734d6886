/** A search as a value: terms that are ANDed. What a viewer typed, an address carries and an export repeats. */
export type Search = { terms: Term[] };
export type Term = { key: Key; negated: boolean; values: string[] };

/** What the values of a key look like. `cased` is a pattern that does not ignore case. */
export type Form =
  | "pattern"
  | "cased"
  | "range"
  | "phone"
  | "boolean"
  | "thing"
  | "flag"
  | "instant"
  | "length"
  | "text";

/**
 * Every key of the language and the form of its values, in canonical order. The map is closed: a key that is not here is
 * refused, and none becomes SQL but through the exhaustive map of db/conditions. `text` has no name in a search: it is
 * what stands there without a key.
 */
export const KEYS = {
  event: "pattern",
  operator: "pattern",
  account: "range",
  customer: "range",
  program: "range",
  reason: "range",
  version: "range",
  status: "pattern",
  was: "pattern",
  origin: "pattern",
  method: "pattern",
  type: "pattern",
  ddd: "pattern",
  role: "pattern",
  uri: "pattern",
  org: "cased",
  cid: "cased",
  id: "cased",
  phone: "phone",
  active: "boolean",
  has: "thing",
  no: "thing",
  flag: "flag",
  since: "instant",
  until: "instant",
  last: "length",
  text: "text",
} as const satisfies Record<string, Form>;

export type Key = keyof typeof KEYS;

/** What `has:` and `no:` can ask for. */
export const THINGS = ["reason", "customer", "phone", "status", "before"] as const;
export type Thing = (typeof THINGS)[number];

/** The keys as they are written in a search. */
export const KEY_NAMES = (Object.keys(KEYS) as Key[]).filter((key) => key !== "text");
export const EVERYTHING: Search = { terms: [] };
