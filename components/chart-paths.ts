import type { ChartLayout } from "./chart-layout.ts";
import type { Series } from "./chart-series.ts";

/** How many units a box has each way that paths are drawn in: whole ones are short, and quickly written. */
export const UNITS = 10_000;

/** The segments of one look as a path within a box of `UNITS` by `UNITS`; a pixel is left between what is stacked. */
export function pathOf({ columns }: ChartLayout, look: Series["look"], plot: number): string {
  return columns
    .flatMap(({ x, width, segments }) => {
      const segment = segments.find(({ series }) => series.look === look);
      if (segment === undefined) return [];
      const apart = Math.min(SPACE, segment.height / 4);
      return [box(x / 100, (segment.y + apart) / plot, width / 100, (segment.height - apart) / plot)];
    })
    .join("");
}

const SPACE = 1;

/** Columns without anything as a path alike, each as wide as it is with the space beside it, so that a long gap is one area. */
export const gapPath = ({ columns }: ChartLayout): string =>
  columns
    .filter(({ segments }) => segments.length === 0)
    .map(({ x, width, step }) => box(Math.max(0, x - (step - width) / 2) / 100, 0, step / 100, 1))
    .join("");

const box = (x: number, y: number, width: number, height: number): string =>
  `M${units(x)} ${units(y)}h${units(width)}v${units(height)}h-${units(width)}z`;

const units = (share: number): number => Math.round(share * UNITS);
