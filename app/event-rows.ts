import type { EventRow } from "#components/event-row.ts";
import type { EventView } from "#db/event-view.ts";

import { accountHref, eventHref, operatorHref } from "./addresses.ts";
import { canRepeat, type ListAddress, type ListPath, listHref, withSearch } from "./list-address.ts";
import { withOperator } from "./list-controls.ts";

/** Where the rows stand, so that they can lead to less of the same. */
export type Standing = { path: ListPath; address: ListAddress };

/** Gives every event of a list its addresses. */
export function eventRows(events: EventView[], { path, address }: Standing): EventRow[] {
  const { zone } = address;
  const linked = canRepeat(address.search, events.length);
  return events.map((event) => ({
    event,
    href: eventHref(event.leafIndex, zone),
    openHref: null,
    accountHref: event.accountId === null ? null : accountHref(event.accountId, zone),
    operatorHref: profileHref(event, zone),
    onlyOperatorHref:
      event.operator === null || !linked
        ? null
        : listHref(path, withSearch(address, withOperator(address.search, event.operator))),
  }));
}

/** Behind what is no address may stand several people, so it has no profile. */
export function profileHref(
  { operatorId, flags }: Pick<EventView, "operatorId" | "flags">,
  zone: string | null = null,
) {
  return operatorId === null || flags.includes("anonymous_operator") ? null : operatorHref(operatorId, zone);
}
