import { scaleBand, scaleLinear } from "d3-scale";
import type { Day } from "#db/activity.ts";

import { eventsIn, type Series } from "./chart-series.ts";

/** Where things stand: across in per cent of the width, so that one drawing fits every screen; down in pixels. */
export type ChartLayout = {
  columns: Column[];
  /** The lines that counts are read against, the lowest first. */
  counts: { count: number; y: number }[];
  /** The days that are named below, as the middle of their column. */
  named: { day: string; x: number }[];
};

export type Column = { day: string; x: number; width: number; step: number; segments: Segment[] };
export type Segment = { series: Series; y: number; height: number };

/** Lays out days as stacked columns in a plot of that height. */
export function layOut(days: Day[], series: Series[], height: number): ChartLayout {
  const across = scaleBand(
    days.map(({ day }) => day),
    [0, 100],
  ).padding(0.18);
  const most = Math.max(1, ...days.map(({ total }) => total));
  const down = scaleLinear([0, most], [height, 0]).nice(4);
  const every = Math.max(1, Math.ceil(days.length / (days.some(hasTime) ? TIMED : NAMED)));
  return {
    columns: days.map((day) => ({
      day: day.day,
      x: round(across(day.day) ?? 0),
      width: round(across.bandwidth()),
      step: round(across.step()),
      segments: stack(day, series, (count) => round(down(count))),
    })),
    counts: down
      .ticks(4)
      .filter(Number.isInteger)
      .map((count) => ({ count, y: round(down(count)) })),
    // Counted from the newest: the last day is the one that people look for.
    named: days
      .filter((_, index) => (days.length - 1 - index) % every === 0)
      .map(({ day }) => ({ day, x: round((across(day) ?? 0) + across.bandwidth() / 2) })),
  };
}

/** More names than this run into each other on a telephone. */
const NAMED = 4;
/** Of those that tell the time too. */
const TIMED = 2;

const hasTime = ({ day }: Day): boolean => day.includes("T");

function stack(day: Day, series: Series[], y: (count: number) => number): Segment[] {
  let below = 0;
  return series.flatMap((one) => {
    const count = eventsIn(one, day, series);
    if (count === 0) return [];
    const [bottom, top] = [y(below), y(below + count)];
    below += count;
    return [{ series: one, y: top, height: round(bottom - top) }];
  });
}

/** Server and browser must print the same digits. */
const round = (value: number): number => Math.round(value * 100) / 100;
