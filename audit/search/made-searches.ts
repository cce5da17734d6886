import fc from "fast-check";

import { FLAGS } from "../flags.ts";
import { type Form, KEYS, type Key, type Search, type Term, THINGS } from "./search.ts";
import { literal } from "./values.ts";

// Searches of every kind, for tests.

const integer = fc.maxSafeInteger().map(String);
const part = fc.oneof(
  fc.string({ unit: "grapheme" }).map(literal),
  fc.constantFrom("*", " ", ",", '"', "\\\\", "\\*", "-", ":", "ana@bank.example", "\u00a0"),
);
const pattern = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(""));

const VALUES: Record<Form, fc.Arbitrary<string>> = {
  pattern,
  cased: pattern,
  range: fc.oneof(
    integer,
    integer.map((from) => `${from}..`),
    integer.map((to) => `..${to}`),
    fc.tuple(integer, integer).map(([from, to]) => `${from}..${to}`),
  ),
  phone: fc.constantFrom("*2123", "*0000"),
  boolean: fc.constantFrom("true", "false"),
  thing: fc.constantFrom(...THINGS),
  flag: fc.constantFrom(...FLAGS),
  instant: fc.constantFrom("2026-03-01", "2026-03-01T14:30", "2026-03-01T14:30:05Z", "2026-03-01 14:30:05 +0300"),
  length: fc.constantFrom("15m", "24h", "30d", "2w"),
  text: fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("*", "-x", "a:b", 'a"b', "\\", "\\*", "", "São Paulo"),
  ),
};

/** One term of any key. Numbers are given by their last four digits: a whole one may not stand in an address. */
export const madeTerm: fc.Arbitrary<Term> = fc.constantFrom(...(Object.keys(KEYS) as Key[])).chain((key) =>
  fc.record({
    key: fc.constant(key),
    negated: fc.boolean(),
    values: fc.uniqueArray(VALUES[KEYS[key]], { minLength: 1, maxLength: key === "text" ? 1 : 3 }),
  }),
);

/** A search in the canonical order: by key, no term twice. */
export const madeSearch: fc.Arbitrary<Search> = fc
  .array(madeTerm, { maxLength: 6 })
  .map((terms) => ({ terms: canonical(terms) }));

const ORDER = Object.keys(KEYS);

/** What canonical means, said once more and slowly. */
export const canonical = (terms: Term[]): Term[] =>
  terms
    .toSorted((one, other) => ORDER.indexOf(one.key) - ORDER.indexOf(other.key))
    .filter((one, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index);
