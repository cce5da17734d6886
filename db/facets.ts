import { readFlags } from "#audit/flags.ts";
import { choicesOf, type FacetKey, type Value } from "#audit/search/narrow.ts";
import type { Search } from "#audit/search/search.ts";
import { literal, readPattern } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { textsOf } from "./dictionary-search.ts";
import { type AnySQLiteColumn, count, isNotNull, type SQL, sql } from "./drizzle.ts";
import { allFlags } from "./flag-condition.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents as events, reasons } from "./schema.ts";

/** A value, how it is spelt most often (of a reason: its text, if any), and how many events have it. */
export type FacetValue = { value: Value; text: string | null; count: number };
export type Facet = { key: FacetKey; values: FacetValue[]; others: number };

/**
 * The most frequent values of a key, and how many others there are. They are counted under every term of the search but
 * those of the key itself, so that what was chosen hides nothing else to choose; what was chosen is always among them.
 * Values that the language does not tell apart are one, and null stands for the events that have none.
 */
export function listFacet(db: Db, search: Search, scope: Scope, key: FacetKey, { limit }: { limit: number }): Facet {
  const rest: Search = { terms: search.terms.filter((term) => term.key !== key) };
  const found = merged(key === "flag" ? flagsOf(db, rest, scope) : namesOf(db, rest, scope, key));
  const chosen = choicesOf(search, key).map(({ value }) => value);
  const isChosen = ({ value }: FacetValue) => chosen.some((one) => foldedOf(one) === foldedOf(value));
  const shown = found.filter((one, index) => index < limit || isChosen(one));
  const absent = chosen.filter((value) => !found.some((one) => foldedOf(one.value) === foldedOf(value)));
  return { key, values: [...shown, ...absent.map(unseen(key))], others: found.length - shown.length };
}

type Named = Exclude<FacetKey, "flag">;
type Name = { value: string; text: string | null };

const COLUMNS: Record<Named, AnySQLiteColumn> = {
  event: events.kindId,
  operator: events.operatorId,
  status: events.statusId,
  reason: events.reasonRef,
  origin: events.originId,
  role: events.roleSetId,
};

/** Counted by the ids of the dictionary; an id without a name is none, and one with several counts for each. */
function namesOf(db: Db, rest: Search, scope: Scope, key: Named): FacetValue[] {
  const names = Map.groupBy(NAMES[key](db), ({ id }) => id);
  return countsBy(db, rest, scope, COLUMNS[key]).flatMap(({ id, count }): FacetValue[] => {
    const own: Name[] = (id === null ? undefined : names.get(id)) ?? [];
    if (own.length === 0) return [none(count)];
    const distinct = own.filter((one, index) => own.findIndex((other) => isSame(one, other)) === index);
    return distinct.map(({ value, text }) => ({ value, text, count }));
  });
}

function flagsOf(db: Db, rest: Search, scope: Scope): FacetValue[] {
  return countsBy(db, rest, scope, allFlags(scope)).flatMap(({ id, count }) => {
    const flags = readFlags(id ?? 0);
    return flags.length === 0 ? [none(count)] : flags.map((value) => ({ value, text: value, count }));
  });
}

const none = (count: number): FacetValue => ({ value: null, text: null, count });

function countsBy(db: Db, rest: Search, scope: Scope, group: AnySQLiteColumn | SQL<number>) {
  const where = matching(db, rest, scope);
  // Behind a plus where something is searched: an index that only groups would fetch every event that it names.
  const by = sql<number | null>`${where === undefined ? group : sql`+${group}`}`;
  return db
    .select({ id: by.as("id"), count: count() })
    .from(events)
    .where(where)
    .groupBy(sql`id`)
    .all();
}

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
  const named = { id: reasons.reasonRef, reasonId: reasons.reasonId, text: reasons.reasonDescription };
  const rows = db.select(named).from(reasons).where(isNotNull(reasons.reasonId)).all();
  return rows.map(({ id, reasonId, text }) => ({ id, value: String(reasonId), text: text?.trim() || null }));
}

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
