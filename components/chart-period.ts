import type { Route } from "next";

/** The ends of a period as an address says them; null for an end that no date can say, which is open then. */
export type Ends = { from: string | null; before: string | null };

/**
 * Addresses of any period of one search, made on the server: `{from}` and `{before}` stand for the ends. Addresses are
 * percent-encoded, so that no other brace is in them.
 */
export type PeriodHrefs = { closed: string; from: string; before: string; open: string };

/** The columns from one to another, in the order in which they were marked. */
export type Marked = { anchor: number; head: number };

/** The address of a period: the one that the server would make. */
export function hrefOf(hrefs: PeriodHrefs, { from, before }: Ends): Route {
  const side = from === null ? (before === null ? "open" : "before") : before === null ? "from" : "closed";
  return hrefs[side].replace("{from}", () => from ?? "").replace("{before}", () => before ?? "") as Route;
}

/** The first and the last of the columns that are marked. */
export const spanOf = ({ anchor, head }: Marked): [first: number, last: number] => [
  Math.min(anchor, head),
  Math.max(anchor, head),
];

/** The column at a place across a plot of equal columns, both in pixels; the nearest one for a place beside it. */
export const columnAt = (x: number, plot: { left: number; width: number }, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor(((x - plot.left) / plot.width) * count)));

/** A column to point at: its time, and how many of each of the chart's events. */
export type ZoomColumn = { name: string; total: number; counts: number[] };

/** The columns of a chart that can be zoomed, with the edge before each and the one behind the last. */
export type ZoomPlot = {
  columns: ZoomColumn[];
  /** What `counts` are counts of. */
  events: string[];
  /** In milliseconds, and as an address says them. */
  edges: { at: number; said: string | null }[];
  hrefs: PeriodHrefs;
};

/** The ends of some columns. */
export const endsOf = ({ edges }: ZoomPlot, first: number, last: number): Ends => ({
  from: edges[first]?.said ?? null,
  before: edges[last + 1]?.said ?? null,
});

/** Which column has the focus, and which are marked. */
export type Place = { current: number; marked: Marked | null };

/** Where a key leads, Shift held or not; null for a key that is not ours. */
export function afterKey(
  { current, marked }: Place,
  key: string,
  held: "plain" | "shift",
  count: number,
): Place | null {
  const to = TARGETS.get(key)?.(current, count - 1);
  if (to === undefined) return key === "Escape" && marked ? { current, marked: null } : null;
  const next = Math.max(0, Math.min(count - 1, to));
  if (held === "plain") return { current: next, marked: null };
  return { current: next, marked: { anchor: marked?.anchor ?? current, head: next } };
}

const TARGETS = new Map<string, (current: number, last: number) => number>([
  ["ArrowLeft", (current) => current - 1],
  ["ArrowRight", (current) => current + 1],
  ["Home", () => 0],
  ["End", (_, last) => last],
]);
