import type { Route } from "next";

import type { SlotNow } from "#db/accounts.ts";
import type { EventView } from "#db/event-view.ts";

/** A slot as it is now, the event since which it is so, and where the parts lead. */
export type SlotShown = SlotNow & {
  since: EventView;
  /** It may have been so for longer: what was before is not known. */
  atLeast: boolean;
  sinceHref: Route;
  operatorHref: Route | null;
};
