import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import type { Cursor } from "#db/events.ts";

import { readable } from "../addresses.ts";
import { parseQuery } from "../list-address.ts";
import { parseCursor, type SearchParams, single } from "../list-parameters.ts";
import { LOOK_FORMATS, type LookFormat } from "./look-lines.ts";

/** What the address of the access log says: `/access?q=…&about=…&before=…` (or `after=`). */
export type AccessAddress = {
  /** Of the looks: who, which event, when. */
  search: Search;
  /** Of the trail: who saw any event that this selects; null for all looks. */
  about: Search | null;
  before: Cursor | null;
  after: Cursor | null;
};

const KNOWN = ["q", "about", "before", "after"];
const NEWEST: AccessAddress = { search: EVERYTHING, about: null, before: null, after: null };

/**
 * Reads the address of the access log; `accessHref` is the inverse.
 *
 * @throws Problem `address_invalid` or `search_…`
 */
export function parseAccessAddress(params: SearchParams): AccessAddress {
  refuseOthers(params, KNOWN);
  const [before, after] = [parseCursor(params, "before"), parseCursor(params, "after")];
  if (before && after) throw new Problem("address_invalid", { name: "after", expected: "before or after, not both" });
  return { ...parseAsked(params), before, after };
}

function refuseOthers(params: SearchParams, known: string[]): void {
  for (const name of Object.keys(params)) {
    if (!known.includes(name)) throw new Problem("address_invalid", { name, expected: known.join(", ") });
  }
}

function parseAsked(params: SearchParams): Pick<AccessAddress, "search" | "about"> {
  const about = parseQuery(single(params, "about") ?? "");
  return { search: parseQuery(single(params, "q") ?? ""), about: about.terms.length === 0 ? null : about };
}

/** The address of a page of the access log; what is left out is as on its newest page. */
export function accessHref(address: Partial<AccessAddress> = {}): Route {
  const { search, about, before, after } = { ...NEWEST, ...address };
  const q = printSearch(search);
  const query = [
    q && `q=${readable(q)}`,
    about && `about=${readable(printSearch(about))}`,
    before && `before=${before.at}.${before.leafIndex}`,
    after && `after=${after.at}.${after.leafIndex}`,
  ].filter(Boolean);
  return (query.length > 0 ? `/access?${query.join("&")}` : "/access") as Route;
}

/** What the address of an export of the access log says: `/access/export?q=…&about=…&format=…`. */
export type LookExport = Pick<AccessAddress, "search" | "about"> & { format: LookFormat };

/**
 * Reads the address of an export of the access log; `lookExportHref` is the inverse.
 *
 * @throws Problem `address_invalid` or `search_…`
 */
export function parseLookExport(params: SearchParams): LookExport {
  refuseOthers(params, ["q", "about", "format"]);
  const text = single(params, "format") ?? "csv";
  const format = LOOK_FORMATS.find((one) => one === text);
  if (!format) throw new Problem("address_invalid", { name: "format", expected: LOOK_FORMATS.join(", ") });
  return { ...parseAsked(params), format };
}

/** The address of an export of the access log. */
export function lookExportHref({ search, about, format }: LookExport): Route {
  const [, query] = accessHref({ search, about }).split("?");
  return `/access/export?format=${format}${query ? `&${query}` : ""}` as Route;
}

/** The address of the comparison of viewers, and of its search: `/access/viewers?q=…`. */
export function comparisonHref(search: Search = EVERYTHING): Route {
  const q = printSearch(search);
  return (q ? `/access/viewers?q=${readable(q)}` : "/access/viewers") as Route;
}

/** @throws Problem `address_invalid` or `search_…` */
export function parseComparison(params: SearchParams): Search {
  refuseOthers(params, ["q"]);
  return parseQuery(single(params, "q") ?? "");
}
