"use client";

import styles from "./chart.module.css";
import { ChartFills } from "./chart-fills.tsx";
import { type ChartShape, ChartShapes } from "./chart-shapes.tsx";
import { type Packed, useUnpacked } from "./packed.ts";

/** A chart as it is drawn: shapes, the lines that counts are read against, and the days that are named below. */
export type Picture = {
  /** Of the plot, in pixels; the names stand in `below` more. */
  height: number;
  below: number;
  shapes: ChartShape[];
  counts: { text: string; y: number; line: "ground" | "gridline" }[];
  /** `x` in per cent of the width. */
  named: { text: string; x: number; at: "day" | "last" }[];
};

/** The picture of a chart. `id` is the chart's, whose title and whose summary here name it. */
export function ChartPicture({ id, summary, picture }: { id: string; summary: string; picture: Packed<Picture> }) {
  const { height, below, shapes, counts, named } = useUnpacked(picture);
  return (
    <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} height={height + below} className={styles.picture}>
      <title id={`${id}-summary`}>{summary}</title>
      <ChartFills id={id} />
      {counts.map(({ text, y, line }) => (
        <g key={y}>
          <line x1="0" x2="100%" y1={y} y2={y} className={styles[line]} />
          <text x="-8" y={y} dy="0.32em" className={styles.count}>
            {text}
          </text>
        </g>
      ))}
      {named.map(({ text, x, at }) => (
        <text key={x} x={`${x}%`} y={height + below - 6} className={styles[at]}>
          {text}
        </text>
      ))}
      <ChartShapes id={id} shapes={shapes} height={height} />
    </svg>
  );
}
