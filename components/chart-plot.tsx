"use client";

import type { ReactNode } from "react";

import styles from "./chart.module.css";
import { type Drawing, drawnOf } from "./chart-drawing.ts";
import { ChartPicture } from "./chart-picture.tsx";
import { ChartZoom } from "./chart-zoom.tsx";
import type { Packed } from "./packed.ts";

type Props = { id: string; summary: string; drawing: Packed<Drawing>; children: ReactNode };

/** The picture, and over it what can be pointed at: parts of the time where it can be zoomed, else what stands within. */
export function ChartPlot({ id, summary, drawing, children }: Props) {
  const drawn = drawnOf(drawing);
  return (
    <div className={styles.plot}>
      <ChartPicture id={id} summary={summary} drawn={drawn} />
      {drawn.plot === null ? children : <ChartZoom plot={drawn.plot} />}
    </div>
  );
}
