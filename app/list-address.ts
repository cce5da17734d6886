import type { Route } from "next";

import { maskNumber, maskText } from "#audit/masking.ts";
import { Problem } from "#audit/problems.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import type { Cursor } from "#db/events.ts";

/** The query of an address, as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

export const LIST_PATHS = ["/events", "/status-changes", "/phone-edits"] as const;
export type ListPath = (typeof LIST_PATHS)[number];

export const PAGE_SIZES = [50, 100, 200] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** What the address of a list says: `?q=…&size=…&before=…` or `after=`. */
export type ListAddress = { search: Search; size: PageSize; before: Cursor | null; after: Cursor | null };

export const NEWEST: ListAddress = { search: EVERYTHING, size: 50, before: null, after: null };

const KNOWN = ["q", "size", "before", "after"];

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
  return { search: parseQuery(single(params, "q") ?? ""), size: parseSize(params), before, after };
}

function parseQuery(q: string): Search {
  if (q !== withoutNumbers(q) || HIDDEN_NUMBER.test(q)) {
    throw new Problem("search_number_in_address", { expected: "phone:*2123" });
  }
  return parseSearch(q);
}

/**
 * A query with the digits of whole phone numbers hidden. Addresses are kept by browsers, proxies and tickets, and Next
 * writes its own into the page, so a page that is asked for a whole number goes on to an address without it, and refuses.
 * Outside the keys whose values are ids, names or times, every long run of digits could be one, whatever was meant.
 */
export function withoutNumbers(q: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: plain, index } of q.matchAll(PLAIN)) {
    parts.push(hidden(q.slice(at, index)), plain);
    at = index + plain.length;
  }
  return parts.join("") + hidden(q.slice(at));
}

const PLAIN_KEYS =
  "event|operator|account|customer|program|reason|version|status|was|origin|method|type|role|uri|org|cid|id|since|until|last";
// The last four digits of a number are plain too, also of one that was hidden before.
const PLAIN = new RegExp(
  String.raw`(?<=^|\s)-?(?:${PLAIN_KEYS}):(?:"(?:[^"\\]|\\.)*"|[^\s"])*|\*[^\d\s,"*]*\d{4}(?=[\s,"]|$)`,
  "g",
);
const HIDDEN_NUMBER = /\*\*[^\d\s,"]*\d{4}(?!\d)|phone:[^\s"]*"?\+?\*\*/i;

/** Short numbers are hidden only where they are said to be numbers. */
const hidden = (text: string): string =>
  maskText(text).replace(/(?<=phone:(?:[^\s"]*,)?"?\+?)\d{1,6}(?=[\s,"]|$)/gi, maskNumber);

/** The address of a list; what is left out is as on the newest page of everything. */
export function listHref(path: ListPath, address: Partial<ListAddress> = {}): Route {
  const { search, size, before, after } = { ...NEWEST, ...address };
  const q = printSearch(search);
  const query = [
    q && `q=${readable(q)}`,
    size !== NEWEST.size && `size=${size}`,
    before && `before=${before.at}.${before.leafIndex}`,
    after && `after=${after.at}.${after.leafIndex}`,
  ].filter(Boolean);
  return (query.length > 0 ? `${path}?${query.join("&")}` : path) as Route;
}

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
