import type { Segment } from "./chart-layout.ts";

// A column is nine units wide, with one on each side of it; a plot is a thousand high. Whole numbers are short.
const [BAR, SPACE, DOWN] = [9, 1, 1000];
const STEP = SPACE + BAR + SPACE;

/** What makes the units of a path of so many columns a box of one by one. */
export const unitsOf = (columns: number): string => `scale(${1 / (STEP * columns)} ${1 / DOWN})`;

/** The segments of one series as a path; a pixel is left between what is stacked. */
export const pathOf = (segments: (Segment | null)[], plot: number): string =>
  segments
    .map((segment, column) => {
      if (segment === null) return "";
      const apart = Math.min(APART, segment.height / 4);
      const [y, bottom] = [segment.y + apart, segment.y + segment.height].map((at) => Math.round((at / plot) * DOWN));
      // Five of twenty thousand are less than can be seen.
      return y === bottom ? "" : box(column * STEP + SPACE, y ?? 0, BAR, (bottom ?? 0) - (y ?? 0));
    })
    .join("");

const APART = 1;

/** Columns without anything as a path alike, each as wide as it is with the space beside it, so that a long gap is one area. */
export const gapPath = (empty: boolean[]): string =>
  empty.map((is, column) => (is ? box(column * STEP, 0, STEP, DOWN) : "")).join("");

const box = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h-${width}z`;
