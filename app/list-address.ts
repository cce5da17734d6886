import type { Route } from "next";

import { type ColumnChoice, type Density, type ListName, printColumns } from "#audit/columns.ts";
import { Problem } from "#audit/problems.ts";
import { holdsNumber } from "#audit/search/address-numbers.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import { isoTime } from "#audit/time.ts";
import type { Cursor } from "#db/events.ts";
import { readable } from "./addresses.ts";
import { readColumns, readDensity } from "./column-parameters.ts";
import {
  type Chart,
  type OpenMenu,
  type PageSize,
  parseChart,
  parseCursor,
  parseIndex,
  parseMenu,
  parseNow,
  parseSize,
  parseView,
  parseZone,
  type SearchParams,
  single,
} from "./list-parameters.ts";

export const LIST_PATHS = ["/events", "/status-changes", "/phone-edits"] as const;
export type ListPath = (typeof LIST_PATHS)[number];

/** What the list at each address is called. */
export const LIST_NAMES: Record<ListPath, ListName> = {
  "/events": "events",
  "/status-changes": "statusChanges",
  "/phone-edits": "phoneEdits",
};

/** What the address of a list says: `?q=…` and the parameters of `LOOK`, `&before=…` (or `after=`), `&open=…`. */
export type ListAddress = {
  search: Search;
  size: PageSize;
  /** The zone in which times are read and shown; null for the viewer's own. */
  zone: string | null;
  /** How many events of the ledger are looked at, from its beginning; null for all that there are. */
  ledger: number | null;
  /** The instant that `last:` ends at; null for that of the request. */
  now: number | null;
  /** The saved view that one came from; null for none. */
  view: string | null;
  /** The columns in their order; null for the viewer's own. */
  cols: ColumnChoice[] | null;
  /** How close the rows stand; null for the viewer's own. */
  density: Density | null;
  /** Whether the histogram stands in a table too. */
  chart: Chart;
  before: Cursor | null;
  after: Cursor | null;
  /** The event that is opened beside the rows. */
  open: number | null;
  /** The menu that stands open. No way leads there but its own, so it is in no other address. */
  menu: OpenMenu | null;
};

export const NEWEST: ListAddress = {
  search: EVERYTHING,
  size: 50,
  zone: null,
  ledger: null,
  now: null,
  view: null,
  cols: null,
  density: null,
  chart: "picture",
  before: null,
  after: null,
  open: null,
  menu: null,
};

// What says how a list is looked at; it stays when another search is asked for.
const LOOK = ["size", "zone", "ledger", "now", "view", "cols", "density", "chart"];
const KNOWN = ["q", ...LOOK, "before", "after", "open", "menu"];

/**
 * Reads the address of a list; `listHref` is the inverse. What is not understood is refused, for a misspelt filter must
 * not widen a search. The list of all events has every column that there is, so it stands for any list.
 *
 * @throws Problem `address_invalid`, or `search_…` for the search in it
 */
export function parseListAddress(params: SearchParams, path: ListPath): ListAddress {
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  const [before, after] = [parseCursor(params, "before"), parseCursor(params, "after")];
  if (before && after) throw new Problem("address_invalid", { name: "after", expected: "before or after, not both" });
  return {
    search: parseQuery(single(params, "q") ?? ""),
    size: parseSize(params),
    zone: parseZone(params),
    ledger: parseIndex(params, "ledger"),
    now: parseNow(params),
    view: parseView(params),
    cols: readColumns(single(params, "cols"), LIST_NAMES[path]),
    density: readDensity(single(params, "density")),
    chart: parseChart(params),
    before,
    after,
    open: parseIndex(params, "open"),
    menu: parseMenu(params),
  };
}

/** The search of an address, in which no whole number may stand. */
export function parseQuery(q: string): Search {
  if (holdsNumber(q)) throw new Problem("search_number_in_address", { expected: "phone:*2123" });
  return parseSearch(q);
}

/** The address of a list; what is left out is as on the newest page of everything. */
export function listHref(path: ListPath, address: Partial<ListAddress> = {}): Route {
  const query = queryOf({ ...NEWEST, ...address }).map(([name, value]) => `${name}=${readable(value)}`);
  return (query.length > 0 ? `${path}?${query.join("&")}` : path) as Route;
}

function queryOf(address: ListAddress): [string, string][] {
  const { search, size, zone, ledger, now, view, cols, density, chart, before, after, open, menu } = address;
  const query: Record<string, string | null> = {
    q: printSearch(search) || null,
    size: size === NEWEST.size ? null : String(size),
    zone,
    ledger: ledger === null ? null : String(ledger),
    now: now === null ? null : isoTime(now),
    view,
    cols: cols && printColumns(cols),
    density,
    chart: chart === NEWEST.chart ? null : chart,
    before: before && `${before.at}.${before.leafIndex}`,
    after: after && `${after.at}.${after.leafIndex}`,
    open: open === null ? null : String(open),
    menu,
  };
  return Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
}

/** The parameters of an address that say how the list is looked at, for forms to send along. */
export const lookOf = (address: ListAddress): [name: string, value: string][] =>
  queryOf(address).filter(([name]) => LOOK.includes(name));

/** The parameters of an address, as Next hands them to a page. */
export const paramsOf = (address: ListAddress): Record<string, string> => Object.fromEntries(queryOf(address));

/** All parameters of an address but the columns and the density, for the form that chooses these. */
export const withoutColumns = (address: ListAddress): [name: string, value: string][] =>
  queryOf({ ...address, cols: null, density: null });

/** The newest page of another search, looked at in the same way. */
export const withSearch = (address: ListAddress, search: Search): ListAddress => ({
  ...address,
  search,
  before: null,
  after: null,
  open: null,
  menu: null,
});

/**
 * Whether a search is short enough to stand in so many links of a page. A pasted list can be a hundred thousand
 * characters, and a page has hundreds of links, each of which it carries twice.
 */
export const canRepeat = (search: Search, links: number): boolean => printSearch(search).length * links <= 700_000;
