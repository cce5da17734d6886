import type { Route } from "next";

import { remembering } from "#audit/remembering.ts";
import type { EventRow } from "#components/event-row.ts";
import { leadOf } from "#components/lead.ts";
import type { TableRow, TableRows } from "#components/table-row.ts";
import type { EventView } from "#db/event-view.ts";

import { accountHref, eventHref, operatorHref } from "./addresses.ts";
import { canRepeat, type ListAddress, type ListPath, listHref, withSearch } from "./list-address.ts";
import { withOperator } from "./list-controls.ts";

/** Where the rows stand, so that they can lead to less of the same. */
export type Standing = { path: ListPath; address: ListAddress };

/** The rows of a list, with their events whole for those who write down what was shown. */
export type ListRows = Omit<TableRows, "rows"> & { rows: (TableRow & { event: EventView })[] };

/** The rows of a list: each leads to the same list with its event open beside it, and to less of the same. */
export function listRows(events: EventView[], standing: Standing): ListRows {
  const { leads, rows } = narrowingRows(events, standing);
  return { rows, leads: { ...leads, open: leadOf((open) => listHref(standing.path, { ...standing.address, open })) } };
}

/** Rows that stand outside their list: each leads to the page of its event, and to the list for its operator only. */
export function narrowingRows(events: EventView[], standing: Standing): ListRows {
  const { leads, rows } = plainRows(events, standing.address.zone);
  const only = canRepeat(standing.address.search, events.length) ? onlyIn(standing) : () => null;
  return { leads, rows: rows.map((row) => ({ ...row, only: only(row.event) })) };
}

/** Rows of which each leads to its own event, account and operator. */
export const plainRows = (events: EventView[], zone: string | null): ListRows => ({
  leads: {
    event: leadOf((leaf) => eventHref(leaf, zone)),
    open: null,
    account: leadOf((account) => accountHref(account, zone)),
    operator: leadOf((operator) => operatorHref(operator, zone)),
  },
  rows: events.map((event) => ({ event, profile: profileOf(event), only: null })),
});

/** The same list for the operator of an event only. Few operators do most of what a page shows. */
function onlyIn({ path, address }: Standing): (event: EventView) => Route | null {
  const only = remembering(
    (operator: string) => listHref(path, withSearch(address, withOperator(address.search, operator))),
    String,
  );
  return ({ operator }) => (operator === null ? null : only(operator));
}

/** Gives every event of a timeline its addresses. */
export const eventRows = (events: EventView[], zone: string | null): EventRow[] =>
  events.map((event) => ({ event, href: eventHref(event.leafIndex, zone), operatorHref: profileHref(event, zone) }));

type Whose = Pick<EventView, "operatorId" | "flags">;

/** Where an operator leads to. */
export function profileHref(event: Whose, zone: string | null = null): Route | null {
  const profile = profileOf(event);
  return profile === null ? null : operatorHref(profile, zone);
}

/** Behind what is no address may stand several people, so it has no profile. */
const profileOf = ({ operatorId, flags }: Whose): number | null =>
  flags.includes("anonymous_operator") ? null : operatorId;
