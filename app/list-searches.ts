import fc from "fast-check";

import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { KEY_NAMES, KEYS, type Search, type Term } from "#audit/search/search.ts";
import { literal } from "#audit/search/values.ts";

const VALUES = {
  pattern: fc.oneof(
    fc.constantFrom("ana@bank.example", "*@bank.example", "[email protected]"),
    fc.string().map(literal),
  ),
  range: fc.constantFrom("32422", "100..200", "100..", "..200", "-1"),
  instant: fc.constantFrom("2026-03-01", "2026-03-01T14:30", "2026-03-01T14:30:05Z"),
  length: fc.constantFrom("15m", "24h", "30d"),
};

const terms: fc.Arbitrary<Term> = fc.constantFrom(...KEY_NAMES).chain((key) =>
  fc.record({
    key: fc.constant(key),
    negated: fc.boolean(),
    values: fc.uniqueArray(VALUES[KEYS[key]], { minLength: 1, maxLength: 3 }),
  }),
);

/** Searches of every kind for tests, in the canonical order. */
export const searches: fc.Arbitrary<Search> = fc
  .array(terms, { maxLength: 5 })
  .map((all) => parseSearch(printSearch({ terms: all })));
