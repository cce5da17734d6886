import type { Route } from "next";

import { during } from "#audit/search/narrow.ts";
import { printInstant } from "#audit/time.ts";
import type { Ends, PeriodHrefs } from "#components/chart-period.ts";
import type { Histogram } from "#db/histogram.ts";
import type { Scope } from "#db/matching.ts";
import type { Period } from "#db/shape-condition.ts";

import type { Standing } from "./event-rows.ts";
import { listHref, withSearch } from "./list-address.ts";

/** A bar's time, in milliseconds and as an address says it. */
export type ZoomBar = Ends & { since: number; until: number };

/** The ways from a period to others: to any part of it, to one twice as long, to all the time that there is. */
export type Zooms = { hrefs: PeriodHrefs; wider: Route | null; whole: Route | null };

/** The ways into and out of the period that a histogram shows. One that shows all the time is not left by a link. */
export function zoomsOf(standing: Standing, scope: Scope, { asked, bars }: Histogram): Zooms {
  const hrefs = periodHrefs(standing);
  const [since, until] = [bars.at(0)?.since, bars.at(-1)?.until];
  if (since === undefined || until === undefined || (asked.since === null && asked.until === null))
    return { hrefs, wider: null, whole: null };
  const wider = periodHref(standing, endsOf(widened({ since, until }, asked, scope.now), scope.zone));
  const here = listHref(standing.path, withSearch(standing.address, standing.address.search));
  return { hrefs, wider: wider === here ? null : wider, whole: hrefs.open as Route };
}

/** The address of the same list during a period. */
const periodHref = ({ path, address }: Standing, { from, before }: Ends): Route =>
  listHref(path, withSearch(address, during(address.search, from, before)));

/** The ends of a period as an address says them, in the zone that the address is read in. */
const endsOf = ({ since, until }: Period, zone: string): Ends => ({
  from: since === null ? null : printInstant(since, zone),
  before: until === null ? null : printInstant(until, zone),
});

/** The addresses of a list during any period, for the browser to fill in: where an end belongs only the server knows. */
export function periodHrefs(standing: Standing): PeriodHrefs {
  const open = periodHref(standing, { from: null, before: null });
  // Runs of letters that are longer than the rest of the address cannot be found elsewhere in it.
  const [from, before] = ["f".repeat(open.length + 1), "b".repeat(open.length + 1)] as const;
  const blank = (ends: Ends) => periodHref(standing, ends).replace(from, "{from}").replace(before, "{before}");
  return {
    closed: blank({ from, before }),
    from: blank({ from, before: null }),
    before: blank({ from: null, before }),
    open,
  };
}

/** Twice as long, around the same middle, in whole minutes; not further into the future than it was. An open end stays. */
function widened(shown: { since: number; until: number }, asked: Period, now: number): Period {
  const length = shown.until - shown.since;
  const later = shown.until + (asked.since === null ? length : length / 2);
  const until = asked.until === null ? null : Math.min(later, Math.max(shown.until, now));
  const since = asked.since === null ? null : (until ?? shown.until) - 2 * length;
  return {
    since: since === null ? null : Math.floor(since / MINUTE) * MINUTE,
    until: until === null ? null : Math.ceil(until / MINUTE) * MINUTE,
  };
}

const MINUTE = 60_000;
