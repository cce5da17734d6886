import type { Route } from "next";

import type { EventView } from "#db/event-view.ts";

/** An event of a timeline, and where its parts lead. */
export type EventRow = {
  event: EventView;
  href: Route;
  operatorHref: Route | null;
};
