import { remembering } from "#audit/remembering.ts";
import type { Day } from "#db/activity.ts";

import { namedOf, stack } from "./chart-layout.ts";
import { gapPath, pathOf } from "./chart-paths.ts";
import type { PeriodHrefs, ZoomPlot } from "./chart-period.ts";
import type { Scale } from "./chart-scale.ts";
import type { Look, Series } from "./chart-series.ts";
import { alongNames, alongSteps, type Names, type Steps, stepsOf, stepsOfNames } from "./chart-steps.ts";
import { type Packed, pack } from "./packed.ts";

/** A chart on its way to the browser, as few numbers: what is drawn and said is made of them there. */
export type Drawing = {
  /** Of the plot, in pixels. */
  height: number;
  scale: Scale;
  names: Names;
  events: string[];
  /** For each event, how many of it are in each column. */
  counts: number[][];
  /** What is stacked, from the ground: the place of an event, or null for all that have none here. */
  series: { look: Look; event: number | null }[];
  zoom: { hrefs: PeriodHrefs; at: Steps; said: Said } | null;
};

/** Edges as an address says them, where that is not the name of the column behind it. */
type Said = [edge: number, said: string | null][];

/** The ends of the columns, in milliseconds and as an address says them, and where any part of them leads. */
export type Zoom = Pick<ZoomPlot, "hrefs" | "edges">;

export type Chosen = { days: Day[]; series: Series[]; height: number; scale: Scale; zoom?: Zoom | undefined };

/** Packs a chart; of the events, those that have a column at all, the ones with a series first. */
export function packDrawing({ days, series, height, scale, zoom }: Chosen): Packed<Drawing> {
  const named = series.flatMap(({ event }) => event ?? []);
  const events = [...new Set([...named, ...days.flatMap(({ byEvent }) => Object.keys(byEvent))])];
  const names = days.map(({ day }) => day);
  return pack({
    height,
    scale,
    names: stepsOfNames(names),
    events,
    counts: events.map((event) => days.map(({ byEvent }) => (Object.hasOwn(byEvent, event) ? byEvent[event] : 0) ?? 0)),
    series: series.map(({ look, event }) => ({ look, event: event === null ? null : events.indexOf(event) })),
    zoom: zoom ? packedZoom(zoom, names) : null,
  });
}

function packedZoom({ hrefs, edges }: Zoom, names: string[]): Drawing["zoom"] {
  const said = edges.flatMap(({ said }, edge): Said => (said === saidBy(names[edge]) ? [] : [[edge, said]]));
  return { hrefs, at: stepsOf(edges.map(({ at }) => at)), said };
}

/** How an address says the beginning of a column of that name: nearly always. */
const saidBy = (name: string | undefined): string | null => name?.replace(/T00:00$/, "") ?? null;

/** A chart as it is drawn: a path for each look, and the columns that are named below. */
export type Drawn = Pick<Drawing, "height" | "scale"> & {
  shapes: { look: Look | "gap"; path: string }[];
  /** What each look stands for, with how many there are of it; null for all that have no series of their own. */
  series: { look: Look; event: string | null; total: number }[];
  columns: number;
  named: { name: string; column: number }[];
  plot: ZoomPlot | null;
};

/** Makes a chart of what was packed; the same object for the same text, for it is drawn for everybody who looks at it. */
export const drawnOf = remembering((packed: Packed<Drawing>) => drawnFrom(JSON.parse(packed) as Drawing), String, 50);

function drawnFrom(drawing: Drawing): Drawn {
  const { height, scale, series, counts, zoom } = drawing;
  const columns = counts[0]?.length ?? 0;
  const names = alongNames(drawing.names, columns);
  const totals = names.map((_, column) => counts.reduce((sum, one) => sum + (one[column] ?? 0), 0));
  const counted = series.map(({ event }) => countsOf(event, drawing, totals));
  const stacked = stack(counted, scale.top, height);
  const shapes = series.map(({ look }, at) => ({ look, path: pathOf(stacked[at] ?? [], height) }));
  return {
    height,
    scale,
    shapes: [{ look: "gap", path: gapPath(totals.map((total) => total === 0)) }, ...shapes],
    series: series.map(({ look, event }, at) => ({
      look,
      event: event === null ? null : (drawing.events[event] ?? ""),
      total: (counted[at] ?? []).reduce((sum, count) => sum + count, 0),
    })),
    columns,
    named: namedOf(names).map((column) => ({ name: names[column] ?? "", column })),
    plot: zoom && plotOf(drawing, zoom, names, totals),
  };
}

/** Those of an event; null for what is left of all. */
function countsOf(event: number | null, { series, counts }: Drawing, totals: number[]): number[] {
  if (event !== null) return counts[event] ?? [];
  const own = series.map((one) => (one.event === null ? [] : (counts[one.event] ?? [])));
  return totals.map((total, column) => own.reduce((left, one) => left - (one[column] ?? 0), total));
}

function plotOf(
  { events, counts }: Drawing,
  { hrefs, at, said }: NonNullable<Drawing["zoom"]>,
  names: string[],
  totals: number[],
): ZoomPlot {
  const otherwise = new Map(said);
  const saidAt = (edge: number) => (otherwise.has(edge) ? (otherwise.get(edge) ?? null) : saidBy(names[edge]));
  return {
    hrefs,
    events,
    columns: names.map((name, column) => ({
      name,
      total: totals[column] ?? 0,
      counts: counts.map((one) => one[column] ?? 0),
    })),
    edges: alongSteps(at, names.length + 1).map((at, edge) => ({ at, said: saidAt(edge) })),
  };
}
