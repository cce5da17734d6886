import type { Search } from "#audit/search/search.ts";
import { dayOf, parseInstant } from "#audit/time.ts";
import type { ChartDay } from "#components/chart.tsx";
import { listActivity } from "#db/activity.ts";
import type { Db } from "#db/client.ts";

import type { Clock } from "./clock.ts";
import { listHref } from "./list-address.ts";

/** Which days a chart shows, of whom: the `days` that end with the day of `end` (milliseconds) of a clock. */
export type ChartRequest = { clock: Clock; days: number; end: number; operatorId?: number; search: Search };

/** Days of a zone in full, and the instants between which they lie. */
export type ActivityChart = { days: ChartDay[]; zone: string; since: number; until: number };

/** Events by day for a chart; each day leads to the events of `search` on it. */
export function chartOf(db: Db, { clock, days, end, operatorId, search }: ChartRequest): ActivityChart {
  const { zone, asked } = clock;
  const last = dayOf(Math.min(end, LAST_END), zone);
  const until = startOf(dayAfter(last), zone);
  // One day more, and cut off again: where clocks change, that many times 24 hours end inside a day.
  const who = operatorId === undefined ? {} : { operatorId };
  const shown = listActivity(db, { zone, days: days + 1, until, ...who }).slice(-days);
  return {
    days: shown.map((day) => ({ ...day, href: listHref("/events", { search: onDay(search, day.day), zone: asked }) })),
    zone,
    since: startOf(shown[0]?.day ?? last, zone),
    until,
  };
}

// Timestamps may be of the year 9999, whose last day has no day after it that four digits could name.
const LAST_END = Date.UTC(9999, 11, 30);

/** The day after a day, both as `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const startOf = (day: string, zone: string): number => parseInstant(day, zone) ?? Number.NaN;

const onDay = ({ terms }: Search, day: string): Search => ({
  terms: [
    ...terms,
    { key: "since", negated: false, values: [day] },
    { key: "until", negated: false, values: [dayAfter(day)] },
  ],
});
