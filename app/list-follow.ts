import type { Route } from "next";

import { readRange } from "#audit/search/values.ts";

import { accountsHref, MOST_ACCOUNTS } from "./addresses.ts";
import type { ListAddress } from "./list-address.ts";

/** The one timeline of the accounts that a search names one by one (`account:1,2,3`); null where it names none or one. */
export function followHref({ search: { terms }, zone }: ListAddress): Route | null {
  const [term, another] = terms.filter(({ key, negated }) => key === "account" && !negated);
  if (term === undefined || another !== undefined) return null;
  const ranges = term.values.map(readRange);
  const ids = [...new Set(ranges.flatMap((range) => (range?.from === range?.to ? (range?.from ?? []) : [])))];
  const named = ranges.every((range) => range?.from === range?.to);
  return named && ids.length > 1 && ids.length <= MOST_ACCOUNTS ? accountsHref(ids.toSorted(ascending), zone) : null;
}

const ascending = (one: number, other: number): number => one - other;
