import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import { isZone } from "#audit/time.ts";
import type { Cursor } from "#db/events.ts";

import { holdsNumber } from "./address-numbers.ts";

/** The query of an address, as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

export const LIST_PATHS = ["/events", "/status-changes", "/phone-edits"] as const;
export type ListPath = (typeof LIST_PATHS)[number];

export const PAGE_SIZES = [50, 100, 200] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** What the address of a list says: `?q=…&size=…&zone=…&ledger=…&before=…` (or `after=`) `&open=…`. */
export type ListAddress = {
  search: Search;
  size: PageSize;
  /** The zone in which times are read and shown; null for the viewer's own. */
  zone: string | null;
  /** How many events of the ledger are looked at, from its beginning; null for all that there are. */
  ledger: number | null;
  before: Cursor | null;
  after: Cursor | null;
  /** The event that is opened beside the rows. */
  open: number | null;
};

export const NEWEST: ListAddress = {
  search: EVERYTHING,
  size: 50,
  zone: null,
  ledger: null,
  before: null,
  after: null,
  open: null,
};

// What says how a list is looked at; it stays when another search is asked for.
const LOOK = ["size", "zone", "ledger"];
const KNOWN = ["q", ...LOOK, "before", "after", "open"];

/**
 * Reads the address of a list; `listHref` is the inverse. What is not understood is refused, for a misspelt filter must
 * not widen a search.
 *
 * @throws Problem `address_invalid`, or `search_…` for the search in it
 */
export function parseListAddress(params: SearchParams): ListAddress {
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
    before,
    after,
    open: parseIndex(params, "open"),
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

function queryOf({ search, size, zone, ledger, before, after, open }: ListAddress): [string, string][] {
  const query: Record<string, string | null> = {
    q: printSearch(search) || null,
    size: size === NEWEST.size ? null : String(size),
    zone,
    ledger: ledger === null ? null : String(ledger),
    before: before && `${before.at}.${before.leafIndex}`,
    after: after && `${after.at}.${after.leafIndex}`,
    open: open === null ? null : String(open),
  };
  return Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
}

/** The parameters of an address that say how the list is looked at, for forms to send along. */
export const lookOf = (address: ListAddress): [name: string, value: string][] =>
  queryOf(address).filter(([name]) => LOOK.includes(name));

/** The newest page of another search, looked at in the same way. */
export const withSearch = (address: ListAddress, search: Search): ListAddress => ({
  ...address,
  search,
  before: null,
  after: null,
  open: null,
});

/** The one value of a parameter. */
export function single(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  if (Array.isArray(value)) throw new Problem("address_invalid", { name, expected: "one value" });
  return value;
}

function parseSize(params: SearchParams): PageSize {
  const text = single(params, "size");
  if (text === undefined) return NEWEST.size;
  const size = PAGE_SIZES.find((known) => String(known) === text);
  if (size === undefined) throw new Problem("address_invalid", { name: "size", expected: PAGE_SIZES.join(", ") });
  return size;
}

/** The zone that an address names, or null. */
export function parseZone(params: SearchParams): string | null {
  const zone = single(params, "zone");
  if (zone === undefined || isZone(zone)) return zone ?? null;
  throw new Problem("address_invalid", { name: "zone", expected: "an IANA time zone such as America/Sao_Paulo" });
}

/** A leaf index, a ledger size or another whole number, spelt one way only. */
export function parseIndex(params: SearchParams, name: string): number | null {
  const text = single(params, name);
  if (text === undefined) return null;
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw new Problem("address_invalid", { name, expected: "a whole number" });
}

function parseCursor(params: SearchParams, name: "before" | "after"): Cursor | null {
  const text = single(params, name);
  if (text === undefined) return null;
  const [, at, leafIndex] = /^(-?\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  const cursor = { at: Number(at), leafIndex: Number(leafIndex) };
  if (Number.isSafeInteger(cursor.at) && Number.isSafeInteger(cursor.leafIndex)) return cursor;
  throw new Problem("address_invalid", { name, expected: "a cursor of ours such as 1774033380000.42" });
}

/** Percent-encoding that leaves what a search is made of legible in a ticket. */
export const readable = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%(3A|40|2C|2F)/g, (encoded) => decodeURIComponent(encoded))
    .replaceAll("%20", "+");
