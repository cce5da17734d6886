import type { Route } from "next";

import type { EventView } from "#db/event-view.ts";

/** A row of a table of events: the event, and where its parts lead. */
export type EventRow = {
  event: EventView;
  href: Route;
  /** The same list with this event open beside it; null where a row leads to the page of its event. */
  openHref: Route | null;
  accountHref: Route | null;
  operatorHref: Route | null;
  /** The same list, for this operator only. */
  onlyOperatorHref: Route | null;
};
