import type { Route } from "next";

import type { EventView } from "#db/event-view.ts";

/** A row of a table of events: the event, and where its parts lead. */
export type EventRow = {
  event: EventView;
  href: Route;
  accountHref: Route | null;
  operatorHref: Route | null;
  /** The same list, for this operator only. */
  onlyOperatorHref: Route | null;
};
