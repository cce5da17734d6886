import type { ColumnChoice, ColumnId, Density } from "#audit/columns.ts";

/** How a table is laid out. `fits`: only usual columns in usual widths, which never need to be scrolled sideways. */
export type TableLayout = { columns: ColumnChoice[]; density: Density; fits: boolean };

/** The layout as TanStack Table keeps it, each feature its own part. */
export function stateOf({ columns }: TableLayout) {
  return {
    columnOrder: columns.map(({ id }): string => id),
    columnPinning: { start: columns.filter(({ pinned }) => pinned).map(({ id }): string => id), end: [] as string[] },
    columnSizing: Object.fromEntries(
      columns.flatMap(({ id, width }) => (width === null ? [] : [[id, width]])),
    ) as Record<string, number>,
  };
}

export type TableState = ReturnType<typeof stateOf>;

/** What TanStack Table changed, as columns again; the inverse of `stateOf` for what is shown. */
export const columnsOf = ({ columnOrder, columnPinning, columnSizing }: TableState): ColumnChoice[] =>
  columnOrder.map((id) => ({
    id: id as ColumnId,
    width: columnSizing[id] ?? null,
    pinned: columnPinning.start.includes(id),
  }));

/** How wide a column is drawn: as somebody made it, else as the style sheet has it for the room that there is. */
const widthOf = (id: string, sizing: TableState["columnSizing"]): string =>
  sizing[id] === undefined ? `var(--w-${id}, 9rem)` : `${sizing[id]}px`;

const sumOf = (widths: string[]): string => (widths.length === 0 ? "0px" : `calc(${widths.join(" + ")})`);

/**
 * Widths for style sheets. One column takes what the others leave: what happened, else the last that nobody sized or
 * pinned. `min` keeps it from being crushed; `at` is how far from the start a pinned column stays.
 */
export function drawnColumns(ids: string[], { columnSizing, columnPinning }: TableState) {
  const width = (id: string) => widthOf(id, columnSizing);
  const pinned = columnPinning.start;
  const free = ids.filter((id) => columnSizing[id] === undefined && !pinned.includes(id));
  const filling = free.find((id) => id === "what") ?? free.at(-1);
  const min = sumOf(ids.map(width));
  return {
    filling,
    min,
    widths: Object.fromEntries(ids.map((id) => [id, id === filling ? "auto" : width(id)])),
    at: Object.fromEntries(pinned.map((id, place) => [id, sumOf(pinned.slice(0, place).map(width))])),
  };
}
