import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Cursor } from "#db/events.ts";

import { accountHref } from "../../addresses.ts";
import { parseListAddress, type SearchParams, single } from "../../list-address.ts";

/** What the address of an account says: `/accounts/ID?order=oldest&before=…` or `after=`. */
export type AccountAddress = { accountId: number; order: TimelineOrder; before: Cursor | null; after: Cursor | null };

const ORDERS = ["newest", "oldest"] as const;
export type TimelineOrder = (typeof ORDERS)[number];

const KNOWN = ["order", "before", "after"];

/**
 * Reads the address of an account; `timelineHref` is the inverse.
 *
 * @throws Problem `not_found` for what cannot be an account id, `address_invalid` for anything else
 */
export function parseAccountAddress(id: string, params: SearchParams): AccountAddress {
  const accountId = parseAccountId(id);
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  const { before, after } = parseListAddress({ before: params.before, after: params.after });
  return { accountId, order: parseOrder(params), before, after };
}

/** The address of an account's timeline; what is left out is as on its first page. */
export function timelineHref({
  accountId,
  order,
  before,
  after,
}: Pick<AccountAddress, "accountId"> & Partial<AccountAddress>): Route {
  const query = [
    order === "oldest" && "order=oldest",
    before && `before=${before.at}.${before.leafIndex}`,
    after && `after=${after.at}.${after.leafIndex}`,
  ].filter(Boolean);
  return (query.length > 0 ? `${accountHref(accountId)}?${query.join("&")}` : accountHref(accountId)) as Route;
}

/** An account's id as its address spells it, one way only: two addresses of one account would be two pages. */
function parseAccountId(text: string): number {
  const id = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(id) && String(id) === text) return id;
  throw new Problem("not_found", { name: "account", expected: "a whole number of at most 53 bits" });
}

function parseOrder(params: SearchParams): TimelineOrder {
  const text = single(params, "order");
  const order = text === undefined ? "newest" : ORDERS.find((known) => known === text);
  if (order === undefined) throw new Problem("address_invalid", { name: "order", expected: ORDERS.join(", ") });
  return order;
}
