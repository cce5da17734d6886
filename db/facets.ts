import { readFlags } from "#audit/flags.ts";
import { fold } from "#audit/search/fold.ts";
import { choicesOf, type FacetKey, type Value } from "#audit/search/narrow.ts";
import type { Search } from "#audit/search/search.ts";
import { literal, readPattern } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { textsOf } from "./dictionary-search.ts";
import type { Scope } from "./matching.ts";
import { rowsOf } from "./statements.ts";
import { type Tally, tallyOf } from "./tally.ts";

/** A value, how it is spelt most often (of a reason: its text, if any), and how many events have it. */
export type FacetValue = { value: Value; text: string | null; count: number };
export type Facet = { key: FacetKey; values: FacetValue[]; others: number };

/** How many values, and of which text they hold; every value when there is none. */
type Request = { limit: number; text?: string };

/**
 * The most frequent values of a key, and how many others there are. They are counted under every term of the search but
 * those of the key itself, so that what was chosen hides nothing else to choose; what was chosen is always among them, of
 * a long list its beginning. Values that the language does not tell apart are one, and null stands for the events that
 * have none.
 */
export function listFacet(db: Db, search: Search, scope: Scope, key: FacetKey, request: Request): Facet {
  return facetOf(db, search, key, tallyOf(db, without(search, key), scope), request);
}

/** The facets of several keys: those of which the search says nothing are counted in one go. */
export function listFacets(db: Db, search: Search, scope: Scope, keys: FacetKey[], request: Request): Facet[] {
  let whole: Tally[] | undefined;
  return keys.map((key) => {
    const rest = without(search, key);
    if (rest.terms.length !== search.terms.length) return facetOf(db, search, key, tallyOf(db, rest, scope), request);
    whole ??= tallyOf(db, search, scope);
    return facetOf(db, search, key, whole, request);
  });
}

const without = ({ terms }: Search, key: FacetKey): Search => ({ terms: terms.filter((term) => term.key !== key) });

function facetOf(db: Db, search: Search, key: FacetKey, tally: Tally[], { limit, text = "" }: Request): Facet {
  const counts = countsBy(tally, COLUMNS[key]);
  const all = merged(key === "flag" ? flagsOf(counts) : namesOf(db, counts, key));
  const found = all.filter(holding(text));
  const chosen = text === "" ? choicesOf(search, key).slice(0, MOST_CHOSEN) : [];
  const folded = new Set(chosen.map(({ value }) => foldedOf(value)));
  const shown = found.filter((one, index) => index < limit || folded.has(foldedOf(one.value)));
  const known = new Set(folded.size === 0 ? [] : all.map(({ value }) => foldedOf(value)));
  const absent = chosen.map(({ value }) => value).filter((value) => !known.has(foldedOf(value)));
  return { key, values: [...shown, ...absent.map(unseen(key))], others: found.length - shown.length };
}

/** A pasted list has thousands, and each value would be a line of the facet. */
const MOST_CHOSEN = 20;

/** None holds no text. */
function holding(text: string): (one: FacetValue) => boolean {
  const wanted = fold(text.trim());
  return ({ value, text: said }) =>
    text === "" || (value !== null && [value, said ?? ""].some((part) => fold(part).includes(wanted)));
}

type Named = Exclude<FacetKey, "flag">;
type Name = { value: string; text: string | null };

const COLUMNS: Record<FacetKey, keyof Tally> = {
  event: "kindId",
  operator: "operatorId",
  status: "statusId",
  reason: "reasonRef",
  origin: "originId",
  role: "roleSetId",
  flag: "flags",
};

type Count = { id: number | null; count: number };

/** In the order of ids, so that of values with as many events the first is always the same. */
function countsBy(tally: Tally[], column: keyof Tally): Count[] {
  const counts = new Map<number | null, number>();
  for (const one of tally) counts.set(one[column], (counts.get(one[column]) ?? 0) + one.events);
  return [...counts].map(([id, count]) => ({ id, count })).sort((one, other) => (one.id ?? -1) - (other.id ?? -1));
}

/** Counted by the ids of the dictionary; an id without a name is none, and one with several counts for each. */
function namesOf(db: Db, counts: Count[], key: Named): FacetValue[] {
  const names = Map.groupBy(NAMES[key](db), ({ id }) => id);
  return counts.flatMap(({ id, count }): FacetValue[] => {
    const own: Name[] = (id === null ? undefined : names.get(id)) ?? [];
    if (own.length === 0) return [none(count)];
    const distinct = own.filter((one, index) => own.findIndex((other) => isSame(one, other)) === index);
    return distinct.map(({ value, text }) => ({ value, text, count }));
  });
}

function flagsOf(counts: Count[]): FacetValue[] {
  return counts.flatMap(({ id, count }) => {
    const flags = readFlags(id ?? 0);
    return flags.length === 0 ? [none(count)] : flags.map((value) => ({ value, text: value, count }));
  });
}

const none = (count: number): FacetValue => ({ value: null, text: null, count });

type Names = (db: Db) => (Name & { id: number })[];

const spelt =
  (dictionary: Parameters<typeof textsOf>[1]): Names =>
  (db) =>
    textsOf(db, dictionary).map(({ id, text }) => ({ id, text: text.trim(), value: literal(text.trim()) }));

const NAMES: Record<Named, Names> = {
  event: spelt("event_kinds"),
  operator: spelt("operators"),
  status: spelt("statuses"),
  reason: reasonNames,
  origin: spelt("origins"),
  role: spelt("role_sets"),
};

/** A reason without an id has a text at most: its events have none by which they could be found with `reason:`. */
function reasonNames(db: Db): ReturnType<Names> {
  const rows = rowsOf(db, REASONS).all() as [id: number, reasonId: number, text: string | null][];
  return rows.map(([id, reasonId, text]) => ({ id, value: String(reasonId), text: text?.trim() || null }));
}

const REASONS = "SELECT reason_ref, reason_id, reason_description FROM reasons WHERE reason_id IS NOT NULL";

/** The same value under several ids is one, as it is spelt most often; the most frequent values come first. */
function merged(found: FacetValue[]): FacetValue[] {
  const byValue = Map.groupBy(
    found.toSorted((one, other) => other.count - one.count),
    ({ value }) => foldedOf(value),
  );
  return [...byValue.values()]
    .map((same) => ({
      value: same[0]?.value ?? null,
      text: same.find(({ text }) => text !== null)?.text ?? null,
      count: same.reduce((sum, one) => sum + one.count, 0),
    }))
    .sort((one, other) => other.count - one.count || compare(foldedOf(one.value), foldedOf(other.value)));
}

const unseen =
  (key: FacetKey) =>
  (value: Value): FacetValue => ({
    value,
    text: value === null || key === "reason" ? null : (readPattern(value)[0] ?? ""),
    count: 0,
  });

const isSame = (one: Name, other: Name): boolean => foldedOf(one.value) === foldedOf(other.value);

/** How the language compares values; none is not even the empty one. */
const foldedOf = (value: Value): string => (value === null ? "" : `=${value.trim().toLowerCase()}`);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
