import type { Route } from "next";

/** An address that is the same for all rows but for one number, as what stands before it and behind it. */
export type Lead = readonly [before: string, behind: string];

/** Where the rows of a table lead: to the event, to the same list with it open beside, to its account and operator. */
export type Leads = { event: Lead; open: Lead | null; account: Lead; operator: Lead };

/** The address for one number. */
export const hrefFor = ([before, behind]: Lead, id: number): Route => `${before}${id}${behind}` as Route;

/** What is the same in the addresses that a function makes of a number; `hrefFor` is the inverse. */
export function leadOf(href: (id: number) => Route): Lead {
  // A number that nothing else in the address happens to contain: a search may be about any.
  for (let id = UNLIKELY; ; id += 1) {
    const [before, behind, ...more] = href(id).split(String(id));
    if (before !== undefined && behind !== undefined && more.length === 0) return [before, behind];
  }
}

const UNLIKELY = 700_300_100_000_000;
