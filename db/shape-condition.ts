import { flagBits } from "#audit/flags.ts";
import type { Key, Search, Term } from "#audit/search/search.ts";
import { parseInstant } from "#audit/time.ts";
import { parseLength } from "#audit/timestamps.ts";
import type { Db } from "./client.ts";
import { exactKeys } from "./conditions.ts";
import { idsMatching, idsWithin, operatorIds } from "./dictionary-search.ts";
import { flagsNamed } from "./flag-condition.ts";
import type { Scope } from "./matching.ts";
import { SUBJECTS } from "./schema.ts";
import type { Lasting, Shape } from "./shapes.ts";

/** The time that a search asks for, from `since` to before `until`, open where it says nothing. */
export type Period = { since: number | null; until: number | null };

/** A search as what it asks of an event's shape, and of its time. */
export type Shaped = Period & {
  fits: (shape: Shape) => boolean;
  /** The same of what no later event changes; null where it asks for flags. */
  lasts: ((event: Lasting) => boolean) | null;
  /** Whether no more is asked of a shape than of what kind it is. */
  byKind: boolean;
};

/**
 * What a search asks, where shape and time are all that it asks of an event; null for every other search, and for a ledger
 * that is looked at as it was: what has been counted is what there is now.
 */
export function shapedBy(db: Db, { terms }: Search, scope: Scope): Shaped | null {
  if (scope.ledger !== undefined && hasMore(db, scope.ledger)) return null;
  const { timed = [], flagged = [], lasting = [] } = Object.groupBy(terms, kindOf);
  const periods = timed.map((term) => PERIODS[term.key]?.(term, scope) ?? null);
  if (periods.includes(null) || lasting.some(({ key }) => !(key in FITS))) return null;
  const lasts = lastingOf(db, lasting, scope);
  const flags = flagged.map((term) => signed(term, hasFlag(term.values)));
  return {
    ...(periods as Period[]).reduce(both, ALWAYS),
    fits: (shape) => lasts(shape) && flags.every((fits) => fits(shape)),
    lasts: flags.length === 0 ? lasts : null,
    byKind: flags.length === 0 && lasting.every(({ key }) => key === "event" || key === "version"),
  };
}

const kindOf = ({ key }: Term) => (key in PERIODS ? "timed" : key === "flag" ? "flagged" : "lasting");

const hasMore = ({ $client }: Db, events: number): boolean =>
  $client.prepare("SELECT 1 FROM audit_events WHERE leaf_index >= ? LIMIT 1").get(events) !== undefined;

type Fits<Of> = (of: Of) => boolean;

const signed = <Of>({ negated }: Term, fits: Fits<Of>): Fits<Of> => (negated ? (of) => !fits(of) : fits);

function lastingOf(db: Db, terms: Term[], { subject }: Scope): Fits<Lasting> {
  const wanted = subject === null ? null : SUBJECTS[subject];
  const conditions = terms.map((term) => signed(term, FITS[term.key]?.(db, term.values) ?? (() => false)));
  return (event) => (wanted === null || event.subject === wanted) && conditions.every((fits) => fits(event));
}

const FITS: Partial<Record<Key, (db: Db, values: string[]) => Fits<Lasting>>> = {
  event: (db, values) => isOneOf("kindId", idsMatching(db, "event_kinds", values)),
  version: (db, values) => isOneOf("kindId", idsWithin(db, "event_kinds", values)),
  operator: (db, values) => isOneOf("operatorId", operatorIds(db, exactKeys(values), values)),
  role: (db, values) => isOneOf("roleSetId", idsMatching(db, "role_sets", values)),
  origin: (db, values) => isOneOf("originId", idsMatching(db, "origins", values)),
  status: (db, values) => isOneOf("statusId", idsMatching(db, "statuses", values)),
  reason: (db, values) => isOneOf("reasonRef", idsWithin(db, "reasons", values)),
};

function hasFlag(values: string[]): Fits<Shape> {
  const bits = flagBits(flagsNamed(values));
  return ({ flags }) => (flags & bits) !== 0;
}

function isOneOf(column: keyof Lasting, ids: number[]): Fits<Lasting> {
  const wanted = new Set<number | null>(ids);
  return (event) => wanted.has(event[column]);
}

const ALWAYS: Period = { since: null, until: null };

/** Null for a time that is no period: all but the last hour, say. */
const PERIODS: Partial<Record<Key, (term: Term, scope: Scope) => Period | null>> = {
  since: ({ negated, values }, { zone }) => {
    const at = Math.min(...values.map((value) => parseInstant(value, zone) ?? Number.NaN));
    return ends(negated ? { since: null, until: at } : { since: at, until: null });
  },
  until: ({ negated, values }, { zone }) => {
    const at = Math.max(...values.map((value) => parseInstant(value, zone) ?? Number.NaN));
    return ends(negated ? { since: at, until: null } : { since: null, until: at });
  },
  last: ({ negated, values }, { now }) => {
    const length = Math.max(...values.map((value) => parseLength(value) ?? Number.NaN));
    return negated ? null : ends({ since: now - length, until: now + 1 });
  },
};

const ends = (period: Period): Period | null =>
  [period.since, period.until].some((end) => end !== null && !Number.isSafeInteger(end)) ? null : period;

const both = (one: Period, other: Period): Period => ({
  since: best(Math.max, one.since, other.since),
  until: best(Math.min, one.until, other.until),
});

const best = (choose: (...all: number[]) => number, ...all: (number | null)[]): number | null => {
  const known = all.filter((one) => one !== null);
  return known.length === 0 ? null : choose(...known);
};
