"use client";

import type { ReactNode } from "react";

import styles from "./chart.module.css";
import { type Drawing, drawnOf } from "./chart-drawing.ts";
import { ChartLegend, type LegendWords } from "./chart-legend.tsx";
import { ChartPicture } from "./chart-picture.tsx";
import { ChartZoom } from "./chart-zoom.tsx";
import type { Packed } from "./packed.ts";

type Props = { id: string; summary: string; drawing: Packed<Drawing>; legend: LegendWords; children: ReactNode };

/** The legend, the picture, and over it what can be pointed at: parts of the time where it can be zoomed, else what stands within. */
export function ChartPlot({ id, summary, drawing, legend, children }: Props) {
  const drawn = drawnOf(drawing);
  return (
    <>
      <ChartLegend id={id} drawn={drawn} words={legend} />
      <div className={styles.plot}>
        <ChartPicture id={id} summary={summary} drawn={drawn} />
        {drawn.plot === null ? children : <ChartZoom plot={drawn.plot} />}
      </div>
    </>
  );
}
