import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Cursor } from "#db/events.ts";

import { accountsHref, MOST_ACCOUNTS } from "../../addresses.ts";
import { parseCursor, parseZone, type SearchParams, single } from "../../list-parameters.ts";

/**
 * What the address of an account, or of several in one timeline, says: `/accounts/ID?order=oldest&zone=…&before=…` (or
 * `after=`), `/accounts/ID,ID,…`. The ids ascend, none is there twice.
 */
export type AccountAddress = {
  accountIds: number[];
  order: TimelineOrder;
  zone: string | null;
  before: Cursor | null;
  after: Cursor | null;
};

const ORDERS = ["newest", "oldest"] as const;
export type TimelineOrder = (typeof ORDERS)[number];

const KNOWN = ["order", "zone", "before", "after", "with"];

/**
 * Reads the address of an account; `timelineHref` is the inverse.
 *
 * @throws Problem `not_found` for what cannot be an account id, `address_invalid` for anything else
 */
export function parseAccountAddress(id: string, params: SearchParams): AccountAddress {
  const accountIds = distinct([...idsOf(id), ...alsoFollowed(params)]);
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  if (accountIds.length > MOST_ACCOUNTS)
    throw new Problem("address_invalid", { name: "account", expected: `1..${MOST_ACCOUNTS}` });
  const [before, after] = [parseCursor(params, "before"), parseCursor(params, "after")];
  if (before && after) throw new Problem("address_invalid", { name: "after", expected: "before or after, not both" });
  return { accountIds, order: parseOrder(params), zone: parseZone(params), before, after };
}

/** Where an address leads that is spelt another way than ours, or asks for an account more with `with=`; else null. */
export function spelling(id: string, params: SearchParams): Route | null {
  const address = parseAccountAddress(id, params);
  const spelt = params.with === undefined && withCommas(id) === address.accountIds.join(",");
  return spelt ? null : timelineHref(params.with === undefined ? address : { ...address, before: null, after: null });
}

/** The address of a timeline; what is left out is as on its first page. */
export function timelineHref({
  accountIds,
  order,
  zone = null,
  before,
  after,
}: Pick<AccountAddress, "accountIds"> & Partial<AccountAddress>): Route {
  const query = [
    order === "oldest" && "order=oldest",
    before && `before=${before.at}.${before.leafIndex}`,
    after && `after=${after.at}.${after.leafIndex}`,
  ].filter(Boolean);
  const href = accountsHref(accountIds, zone);
  return (query.length > 0 ? `${href}${href.includes("?") ? "&" : "?"}${query.join("&")}` : href) as Route;
}

/** Next hands a page the parts of its path encoded. */
const withCommas = (text: string): string => text.replace(/%2C/gi, ",");

/** The ids of an address one by one, be they any or not: for the heading of a page that may have nothing else to say. */
export const idsAsked = (text: string): string[] => withCommas(text).split(",");

const idsOf = (text: string): number[] =>
  idsAsked(text).map((part) => {
    const id = readId(part);
    if (id !== null) return id;
    throw new Problem("not_found", { name: "account", expected: "a whole number of at most 53 bits" });
  });

/** What was typed into the form that asks for an account more. */
function alsoFollowed(params: SearchParams): number[] {
  const words = (single(params, "with") ?? "").split(/[\s,]+/).filter((word) => word !== "");
  return words.map((word) => {
    const id = readId(word);
    if (id !== null) return id;
    throw new Problem("address_invalid", { name: "with", expected: "a whole number of at most 53 bits" });
  });
}

/** An account's id as its address spells it, one way only: two addresses of one account would be two pages. */
function readId(text: string): number | null {
  const id = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(id) && String(id) === text ? id : null;
}

const distinct = (ids: number[]): number[] => [...new Set(ids)].sort((one, other) => one - other);

function parseOrder(params: SearchParams): TimelineOrder {
  const text = single(params, "order");
  const order = text === undefined ? "newest" : ORDERS.find((known) => known === text);
  if (order === undefined) throw new Problem("address_invalid", { name: "order", expected: ORDERS.join(", ") });
  return order;
}
