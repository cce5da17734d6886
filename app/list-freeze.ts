import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import { frozen, isRelative } from "#audit/search/freeze.ts";
import type { Scope } from "#db/matching.ts";

import type { Standing } from "./event-rows.ts";
import { type ListAddress, listHref, withSearch } from "./list-address.ts";

/** The address that shows these rows at any time and, where this is one, how much of the ledger it looks at. */
export type Freeze = { link: Route; held: Held | null };

/** `size` events of `all` that there are, and the way to the list as it is now. */
export type Held = { size: number | null; all: number; current: Route };

/** What a list shows at this moment (`scope.now`) of a ledger of `all` events, as a link and as a note. */
export function freezeOf({ path, address }: Standing, scope: Scope, all: number): Freeze {
  const search = frozen(address.search, scope.now);
  const link: ListAddress = {
    ...address,
    search,
    zone: scope.zone,
    ledger: scope.ledger ?? all,
    now: isRelative(search) ? scope.now : null,
  };
  const current = listHref(path, { ...withSearch(address, address.search), ledger: null, now: null });
  const held = address.ledger === null && address.now === null ? null : { size: address.ledger, all, current };
  return { link: listHref(path, link), held };
}

/**
 * The size below which the ledger is looked at; undefined for all of it.
 *
 * @throws Problem `address_invalid` for more events than there are: they cannot be what somebody saw here
 */
export function ledgerOf({ ledger }: ListAddress, all: number): number | undefined {
  if (ledger !== null && ledger > all) throw new Problem("address_invalid", { name: "ledger", expected: `0..${all}` });
  return ledger === null || ledger === all ? undefined : ledger;
}
