import { parseSearch } from "#audit/search/parse.ts";
import { listEvents } from "#db/events.ts";

import { type Measure, race } from "./measure.ts";
import { PAGE, rawPage, SCOPE } from "./pages.ts";

/** What matches nothing, against a page that an index gives. */
export const measureTexts: Measure = (bench) => {
  const { db } = bench;
  const floor = rawPage(db, "TRUE");
  return [
    ["text-absent", "nobodywrotethis"],
    ["text-absent-operator", "operator:*nobodyiscalledthis*"],
  ].map(([name = "", q = ""]) => {
    const search = parseSearch(q);
    const value = () => listEvents(db, search, SCOPE, { limit: PAGE });
    return race(bench, { name, value, floor, limit: { atMost: 10 } });
  });
};
