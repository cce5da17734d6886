import { FLAGS } from "../flags.ts";
import type { Key, Search, Term } from "./search.ts";
import { isExact } from "./values.ts";

/** What a result can be narrowed by with a click. */
export const FACET_KEYS = ["event", "operator", "status", "reason", "origin", "role", "flag"] as const satisfies Key[];
export type FacetKey = (typeof FACET_KEYS)[number];

/** A value as a search writes it; null for the events that have none. */
export type Value = string | null;
export type Choice = Chosen["choice"] | null;
type Chosen = { value: Value; choice: "included" | "excluded" };

/**
 * The values of a key that a search includes or excludes one by one. Patterns and ranges stand for many, and are no
 * choice of any of them.
 */
export function choicesOf({ terms }: Search, key: FacetKey): Chosen[] {
  return terms
    .filter((term) => term.key === key)
    .flatMap((term): Chosen[] => {
      // To leave out all that have a value is to want those that have none.
      if (isAny(term)) return [{ value: null, choice: term.negated ? "included" : "excluded" }];
      const choice = term.negated ? "excluded" : "included";
      return term.values.filter((value) => isExact(key, value)).map((value) => ({ value, choice }));
    });
}

/** Whether a value is included or excluded by a search. */
export const choiceOf = (search: Search, key: FacetKey, value: Value): Choice =>
  choicesOf(search, key).find((chosen) => isSame(chosen.value, value))?.choice ?? null;

/**
 * A search that wants this value too. It joins the values that are already included one by one, and takes the place of
 * whatever else said what is wanted of the key: of a pattern, a range, "none", or an exclusion, which would contradict
 * it. Where an event can have several values, the exclusion of others stays.
 */
export function including(search: Search, key: FacetKey, value: Value): Search {
  const others = search.terms.filter((term) => term.key !== key);
  if (value === null) return { terms: [...others, { key, negated: true, values: ANY[key] }] };
  const { terms: own } = without(search, key, value);
  const excluded = SEVERAL.includes(key) ? own.filter((term) => term.key === key && term.negated && !isAny(term)) : [];
  const lists = own.filter((term) => isList(term, key));
  const wanted: Term[] = lists.length > 0 ? lists : [{ key, negated: false, values: [] }];
  const joined = wanted.map((term) => ({ ...term, values: [...term.values, value] }));
  return { terms: [...others, ...joined, ...excluded] };
}

/** A search that leaves this value out. */
export function excluding(search: Search, key: FacetKey, value: Value): Search {
  const { terms } = without(search, key, value);
  if (value === null) return { terms: [...terms, { key, negated: false, values: ANY[key] }] };
  const place = terms.findIndex((term) => term.key === key && term.negated && !isAny(term));
  const left = terms[place] ?? { key, negated: true, values: [] };
  const joined = { ...left, values: [...left.values, value] };
  return { terms: place === -1 ? [...terms, joined] : terms.with(place, joined) };
}

/** A search that neither includes nor excludes this value; a term that is left without values goes. */
export function without({ terms }: Search, key: FacetKey, value: Value): Search {
  return {
    terms: terms.flatMap((term) => {
      if (term.key !== key) return [term];
      if (isAny(term)) return value === null ? [] : [term];
      const values = term.values.filter((other) => !isSame(other, value));
      return values.length === 0 ? [] : [{ ...term, values }];
    }),
  };
}

/** A search of the same during this time only, instead of any other start, end or length. */
export function during({ terms }: Search, since: string | null, until: string | null): Search {
  const others = terms.filter(({ key, negated }) => negated || !PERIOD.includes(key));
  return { terms: [...others, ...period("since", since), ...period("until", until)] };
}

const PERIOD: Key[] = ["since", "until", "last"];

const period = (key: Key, value: string | null): Term[] =>
  value === null ? [] : [{ key, negated: false, values: [value] }];

/** An event can have several of these. */
const SEVERAL: FacetKey[] = ["role", "flag"];

/**
 * The values of a term that any value at all matches. Its complement is "none": `no:reason` says another thing, and a
 * term of another key would not be left out with the others when the values are counted.
 */
const ANY: Record<FacetKey, string[]> = {
  event: ["*"],
  operator: ["*"],
  status: ["*"],
  reason: [`${Number.MIN_SAFE_INTEGER}..`],
  origin: ["*"],
  role: ["*"],
  flag: [...FLAGS],
};

const isAny = ({ key, values }: Term): boolean => {
  const any = ANY[key as FacetKey];
  return values.length === any.length && any.every((value) => values.includes(value));
};

const isList = (term: Term, key: FacetKey): boolean =>
  term.key === key && !term.negated && !isAny(term) && term.values.every((value) => isExact(key, value));

const isSame = (one: Value, other: Value): boolean =>
  one === null || other === null ? one === other : keyOf(one) === keyOf(other);

const keyOf = (value: string): string => value.trim().toLowerCase();
