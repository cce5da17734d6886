import { FACET_KEYS } from "#audit/search/narrow.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { listFacets } from "#db/facets.ts";
import { listHistogram } from "#db/histogram.ts";

import { type Measure, race } from "./measure.ts";
import { SCOPE } from "./pages.ts";

/** All facets, and the histogram, of the newest thirty days and of all time, against one pass over the narrow covering index. */
export const measureFacets: Measure = (bench) => {
  const { db } = bench;
  const newest = db.$client.prepare("SELECT max(occurred_at) FROM audit_events").pluck().get() as number;
  const since = newest - 30 * 86_400_000;
  const pass = db.$client.prepare(
    "SELECT shape_id, count(*) FROM occurrences WHERE occurred_at >= ? GROUP BY shape_id",
  );
  const periods = [
    { period: "", q: `since:"${new Date(since).toISOString()}"`, from: since },
    { period: "-all", q: "", from: 0, most: 500 },
  ];
  return periods.flatMap(({ period, q, from, ...bound }) => {
    const search = parseSearch(q);
    const floor = () => pass.all(from);
    const limits = { floor, limit: { atMost: 3 }, ...bound };
    return [
      race(bench, {
        name: `facets${period}`,
        value: () => listFacets(db, search, SCOPE, [...FACET_KEYS], { limit: 10 }),
        ...limits,
      }),
      race(bench, { name: `histogram${period}`, value: () => listHistogram(db, search, SCOPE), ...limits }),
    ];
  });
};
