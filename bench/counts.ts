import { parseSearch } from "#audit/search/parse.ts";
import { countEvents } from "#db/events.ts";

import { type Measure, race } from "./measure.ts";
import { busiest, SCOPE } from "./pages.ts";

/** How many events a search selects, against `count(*)` over an index that covers it. */
export const measureCounts: Measure = (bench) => {
  const { db } = bench;
  const { id, key } = busiest(db);
  const count = (name: string, q: string, floor: () => unknown) => {
    const search = parseSearch(q);
    return race(bench, { name, value: () => countEvents(db, search, SCOPE), floor, limit: { atMost: 2 } });
  };
  const one = db.$client.prepare("SELECT count(*) FROM audit_events WHERE operator_id = ?");
  const two = db.$client.prepare(`SELECT count(*) FROM occurrences WHERE shape_id IN (
    SELECT shape_id FROM shapes WHERE operator_id = ? AND status_id = (SELECT status_id FROM statuses WHERE status = 'BLOCKED'))`);
  return [
    count("count-filtered", `operator:${key}`, () => one.get(id)),
    count("count-filtered-two", `operator:${key} status:BLOCKED`, () => two.get(id)),
  ];
};
