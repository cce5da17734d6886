import type { Route } from "next";

import type { Step } from "#audit/buckets.ts";
import { maskText } from "#audit/masking.ts";
import {
  type Choice,
  choiceOf,
  excluding,
  FACET_KEYS,
  type FacetKey,
  including,
  without,
} from "#audit/search/narrow.ts";
import type { Search } from "#audit/search/search.ts";
import { printInstant } from "#audit/time.ts";
import type { ChartDay } from "#components/chart.tsx";
import { hrefOf } from "#components/chart-period.ts";
import type { FacetWays } from "#components/facet-line.tsx";
import type { Db } from "#db/client.ts";
import { countEvents, ledgerSize } from "#db/events.ts";
import { type FacetValue, listFacet, listFacets } from "#db/facets.ts";
import { listHistogram } from "#db/histogram.ts";
import type { Scope } from "#db/matching.ts";
import { isTallied } from "#db/tally.ts";
import type { Standing } from "./event-rows.ts";
import { canRepeat, listHref, withSearch } from "./list-address.ts";
import { type ZoomBar, type Zooms, zoomsOf } from "./list-zoom.ts";

/** A value to narrow by, and where it leads: to a search that wants it (or no longer does), to one that leaves it out. */
export type FacetLine = FacetValue & { choice: Choice; include: Route | null; exclude: Route | null };
/** `ways` is where its values lead that are not chosen; null where the search is too long to stand in so many links. */
export type FacetLines = { key: FacetKey; lines: FacetLine[]; ways: FacetWays | null; others: number };

/** Values of one facet that hold a text, counted as the facet is. None where there is too much to be counted. */
export function facetMatches(db: Db, scope: Scope, standing: Standing, { key, text }: { key: FacetKey; text: string }) {
  const { search } = standing.address;
  const rest = { terms: search.terms.filter((term) => term.key !== key) };
  if (!canBreakDown(db, rest, scope)) return [];
  const { values } = listFacet(db, search, scope, key, { limit: MOST_FOUND, text });
  return values.map(linesOf(key, standing));
}

const MOST_FOUND = 20;

/** More events than this are not read one by one while somebody waits, where what is counted already does not tell. */
export const MOST_BROKEN_DOWN = 250_000;

/** Whether what a search selects is little enough to be broken down for a page; found out once for each scope. */
export function canBreakDown(db: Db, search: Search, scope: Scope): boolean {
  const found = brokenDown.get(scope) ?? new Map<string, boolean>();
  brokenDown.set(scope, found);
  const asked = JSON.stringify(search.terms);
  const before = found.get(asked);
  if (before !== undefined) return before;
  const can = isLittle(db, search, scope);
  found.set(asked, can);
  return can;
}

// A page asks for its facets, its histogram, and to say so where there are none.
const brokenDown = new WeakMap<Scope, Map<string, boolean>>();

const isLittle = (db: Db, search: Search, scope: Scope): boolean =>
  ledgerSize(db) <= MOST_BROKEN_DOWN ||
  isTallied(db, search, scope) ||
  countEvents(db, search, scope) <= MOST_BROKEN_DOWN;

/** The facets of a result. One that knows nothing but "none" is not worth its place, unless that was chosen. */
export function facetsOf(db: Db, scope: Scope, standing: Standing): FacetLines[] {
  const { search } = standing.address;
  const whole = canBreakDown(db, search, scope);
  const countable = FACET_KEYS.filter((key) => {
    const rest = search.terms.filter((term) => term.key !== key);
    return rest.length === search.terms.length ? whole : canBreakDown(db, { terms: rest }, scope);
  });
  return listFacets(db, search, scope, countable, { limit: SHOWN })
    .map(({ key, values, others }) => ({
      key,
      lines: values.map(linesOf(key, standing)),
      ways: waysOf(key, standing),
      others,
    }))
    .filter(({ lines }) => lines.some(({ value, choice }) => value !== null || choice !== null));
}

const SHOWN = 10;

const canLink = (search: Search): boolean => canRepeat(search, FACET_KEYS.length * SHOWN * 2);

/** The addresses of any value of a facet, for the browser to fill in. */
export function waysOf(key: FacetKey, { path, address }: Standing): FacetWays | null {
  const { search } = address;
  if (!canLink(search)) return null;
  // A run of letters that is longer than the rest of the address cannot be found elsewhere in it.
  const blank = "v".repeat(listHref(path, withSearch(address, search)).length + 1);
  const to = (changed: Search) => listHref(path, withSearch(address, changed)).replace(blank, "{value}");
  return { include: to(including(search, key, blank)), exclude: to(excluding(search, key, blank)) };
}

const linesOf = (key: FacetKey, { path, address }: Standing) => {
  const { search } = address;
  const linked = canLink(search);
  const to = (changed: Search) => listHref(path, withSearch(address, changed));
  return (found: FacetValue): FacetLine => {
    const { value } = found;
    const choice = choiceOf(search, key, value);
    const line = { ...found, text: found.text && shown(key, found.text), choice };
    // What may be a phone number is shown masked, and does not go into an address.
    const hidden = value !== null && shown(key, value) !== value;
    if (hidden || !linked) return { ...line, include: null, exclude: null };
    const back = to(without(search, key, value));
    return {
      ...line,
      include: choice === "included" ? back : to(including(search, key, value)),
      exclude: choice === "excluded" ? back : to(excluding(search, key, value)),
    };
  };
};

/** As in the rows: an operator's e-mail is shown as it is, and an id is no number to call. */
const shown = (key: FacetKey, text: string): string =>
  key === "operator" || (key === "reason" && /^-?\d+$/.test(text)) ? text : maskText(text);

/** `zooms` is null where the search is too long to stand in so many links. */
export type HistogramBars = { step: Step; zone: string; bars: (ChartDay & ZoomBar)[]; zooms: Zooms | null };

/** The histogram of a result, each bar leading to its part of it; null when it is empty. */
export function histogramOf(db: Db, scope: Scope, standing: Standing): HistogramBars | null {
  const { search } = standing.address;
  const found = canBreakDown(db, search, scope) ? listHistogram(db, search, scope) : null;
  if (found === null) return null;
  const { zone } = scope;
  // Each bar has a row in the table too.
  const zooms = canRepeat(search, found.bars.length * 2) ? zoomsOf(standing, scope, found) : null;
  // The end of a bar is the beginning of the next.
  const edges = new Set(found.bars.flatMap(({ since, until }) => [since, until]));
  const said = new Map(Array.from(edges, (at) => [at, printInstant(at, zone)]));
  const bars = found.bars.map(({ name, since, until, total, byEvent }) => {
    const ends = { from: said.get(since) ?? null, before: said.get(until) ?? null };
    return { day: name, total, byEvent, since, until, ...ends, href: zooms && hrefOf(zooms.hrefs, ends) };
  });
  return { step: found.step, zone, bars, zooms };
}
