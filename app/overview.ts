import type { Route } from "next";

import { EVERYTHING } from "#audit/search/search.ts";
import type { Ranked } from "#components/ranking.tsx";
import { newestEventAt } from "#db/activity.ts";
import type { Db } from "#db/client.ts";
import { ledgerSize, listEvents } from "#db/events.ts";
import { countOperators, listBusiest } from "#db/operators.ts";
import { countQuarantine } from "#db/quarantine.ts";

import { type ActivityChart, chartOf } from "./activity-chart.ts";
import { overviewHref } from "./addresses.ts";
import { type Clock, clockOf } from "./clock.ts";
import { type ListRows, narrowingRows } from "./event-rows.ts";
import { listHref, NEWEST } from "./list-address.ts";
import { operatorWay } from "./operator-way.ts";

/** How much there is, what waits in quarantine, and, once there are events, the newest of them. */
export type Overview = {
  clock: Clock;
  events: number;
  operators: number;
  quarantine: ReturnType<typeof countQuarantine>;
  latest: Latest | null;
};

export type Latest = { at: number; chart: ActivityChart; busiest: Ranked[]; newest: ListRows; all: Route };

const DAYS = 30;
const BUSIEST = 6;
const NEWEST_EVENTS = 10;

/** Reads what the overview shows. */
export function readOverview(db: Db, own: string, asked: string | null): Overview {
  const at = newestEventAt(db);
  const clock = clockOf(own, asked, overviewHref);
  return {
    clock,
    events: ledgerSize(db),
    operators: countOperators(db),
    quarantine: countQuarantine(db),
    latest: at === null ? null : readLatest(db, at, clock),
  };
}

function readLatest(db: Db, at: number, clock: Clock): Latest {
  const { zone, asked } = clock;
  const chart = chartOf(db, { clock, days: DAYS, end: at, search: EVERYTHING });
  const { events } = listEvents(db, EVERYTHING, { subject: null, zone, now: Date.now() }, { limit: NEWEST_EVENTS });
  return {
    at,
    chart,
    busiest: listBusiest(db, { limit: BUSIEST, since: chart.since, until: chart.until }).map((operator) => ({
      name: operator.email,
      count: operator.events,
      href: operatorWay(operator, asked),
    })),
    newest: narrowingRows(events, { path: "/events", address: { ...NEWEST, zone: asked } }),
    all: listHref("/events", { zone: asked }),
  };
}
