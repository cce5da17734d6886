import type { Route } from "next";

import type { Answer } from "#audit/problems.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import type { EventRow } from "#components/event-row.ts";
import type { Db } from "#db/client.ts";
import { countEvents, ledgerSize, listEvents } from "#db/events.ts";
import type { Scope } from "#db/matching.ts";
import type { Subject } from "#db/schema.ts";

import { withoutNumbers } from "./address-numbers.ts";
import { eventRows, type Standing } from "./event-rows.ts";
import {
  type ListAddress,
  type ListPath,
  listHref,
  parseListAddress,
  readable,
  type SearchParams,
  single,
  withSearch,
} from "./list-address.ts";
import { CONTROL_KEYS, readControls, withControls } from "./list-controls.ts";
import {
  canBreakDown,
  type FacetLines,
  facetsOf,
  type HistogramBars,
  histogramOf,
  MOST_BROKEN_DOWN,
} from "./list-narrow.ts";
import type { Viewer } from "./session.ts";
import { ask } from "./store.ts";

/** One of the lists of events: its address, and what it is about. */
export type List = { path: ListPath; subject: Subject | null };

/** What a list shows, or, when its controls were sent, the canonical address that says the same. */
export type ListPage = { kind: "moved"; href: Route } | ({ kind: "page" } & Page);

export type Page = {
  address: ListAddress;
  rows: EventRow[];
  total: number;
  /** What the total was counted under: an export of the same has as many rows. */
  frozen: { ledger: number; now: number };
  facets: FacetLines[];
  histogram: HistogramBars | null;
  /** How many events at most are broken down; null where they were. */
  tooMany: number | null;
  /** Nothing was ever recorded, which is another thing than nothing found. */
  emptyStore: boolean;
  newer: Route | null;
  older: Route | null;
  /** Only when nothing was found: each filter with what would be found without it. */
  filters: Filter[];
};

export type Filter = { text: string; without: Route; found: number };

/** Reads the address of a list and loads the page that it asks for. */
export function loadList(list: List, params: SearchParams, { zone }: Viewer): Promise<Answer<ListPage>> {
  return ask(({ db }) => {
    const moved = movedTo(list.path, params);
    if (moved) return { kind: "moved", href: moved };
    const address = parseListAddress(params);
    const found = page(db, list, address, zone);
    // A cursor behind the last row, as somebody may write one: the newest page instead of an empty one.
    if (found.rows.length === 0 && found.total > 0)
      return { kind: "moved", href: listHref(list.path, withSearch(address, address.search)) };
    return { kind: "page", ...found };
  });
}

function movedTo(path: ListPath, params: SearchParams): Route | null {
  const q = single(params, "q") ?? "";
  if (q !== withoutNumbers(q)) return `${path}?q=${readable(withoutNumbers(q))}` as Route;
  const controls = readControls(params);
  if (controls === null) return null;
  const others = Object.entries(params).filter(([name]) => !CONTROL_KEYS.some((key) => key === name));
  const address = parseListAddress(Object.fromEntries(others));
  const written = withControls(address.search, controls);
  // Through the printed form: what the controls wrote must be a search that the box could hold.
  return listHref(path, withSearch(address, parseSearch(printSearch(written))));
}

function page(db: Db, { path, subject }: List, address: ListAddress, zone: string): Page {
  const { search, size, before, after } = address;
  const scope: Scope = { subject, zone, now: Date.now() };
  const { events, newer, older } = listEvents(db, search, scope, { limit: size, before, after });
  const frozen = { ledger: address.ledger ?? ledgerSize(db), now: scope.now };
  const total = countEvents(db, search, { ...scope, ledger: frozen.ledger });
  const standing = { path, address };
  return {
    address,
    rows: eventRows(events, standing),
    total,
    frozen,
    facets: facetsOf(db, scope, standing),
    histogram: histogramOf(db, scope, standing),
    tooMany: canBreakDown(db, search, scope) ? null : MOST_BROKEN_DOWN,
    emptyStore: total === 0 && ledgerSize(db) === 0,
    newer: newer && listHref(path, { ...address, after: newer, before: null, open: null }),
    older: older && listHref(path, { ...address, before: older, after: null, open: null }),
    filters: total === 0 ? filtersOf(db, standing, scope) : [],
  };
}

function filtersOf(db: Db, { path, address }: Standing, scope: Scope): Filter[] {
  const { terms } = address.search;
  return terms.map((term) => {
    const rest: Search = { terms: terms.filter((other) => other !== term) };
    const found = countEvents(db, rest.terms.length === 0 ? EVERYTHING : rest, scope);
    return { text: printSearch({ terms: [term] }), without: listHref(path, withSearch(address, rest)), found };
  });
}
