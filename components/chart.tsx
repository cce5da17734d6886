import type { Route } from "next";
import type { ReactNode } from "react";
import type { Step } from "#audit/buckets.ts";
import type { Day } from "#db/activity.ts";

import styles from "./chart.module.css";
import { type Drawing, packDrawing, type Zoom } from "./chart-drawing.ts";
import { ChartHits } from "./chart-hits.tsx";
import { ChartPlot } from "./chart-plot.tsx";
import { scaleOf } from "./chart-scale.ts";
import { type Series, seriesOf } from "./chart-series.ts";
import { ChartTable, type ChartTableWay } from "./chart-table.tsx";
import type { Packed } from "./packed.ts";
import { useWords } from "./words.ts";

/** A day of a chart and where its column leads, if anywhere. */
export type ChartDay = Day & { href: Route | null };

type Props = {
  /** Of the document: the names of the parts begin with it. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence, for those who cannot see it. */
  summary: string;
  note: string;
  days: ChartDay[];
  /** The zone by whose clocks the columns begin. */
  zone: string;
  /** How long a column is; a day is one of several lengths then. */
  step?: Step;
  height?: number;
  /** Columns without events are shaded, where they are to be seen from afar. */
  gaps?: "shaded";
  /** With it several columns can be marked, to go to their whole time. */
  zoom?: Zoom;
  /** Where the table is to be had; without it, it is folded beneath the picture. */
  table?: ChartTableWay | undefined;
  /** What else can be done with what is shown. */
  tools?: ReactNode;
};

/** Events by day, stacked by event, drawn on the server: a picture, and the same as a table. */
export function Chart({ id, title, summary, note, days, step = "day", height = 180, gaps, ...more }: Props) {
  const t = useWords("chart");
  const { zone, zoom, table, tools } = more;
  const series = seriesFor(days);
  const empty = gaps ? days.filter(({ total }) => total === 0).length : 0;
  const legend = {
    rest: t("rest"),
    gaps: empty === 0 ? null : ([t("gaps"), t("gapColumns", { count: empty })] as [string, string]),
  };
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`} data-gaps={gaps}>
      <figcaption className={styles.head}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p className={styles.note}>
          {note} · {t(step === "day" ? "zone" : "clock", { zone })}
        </p>
      </figcaption>
      {series.length === 0 ? (
        <p className={styles.nothing}>{t("nothing")}</p>
      ) : (
        <ChartPlot id={id} summary={summary} drawing={drawingOf({ days, series, height, zoom })} legend={legend}>
          {zoom ? null : <ChartHits days={days} />}
        </ChartPlot>
      )}
      {tools}
      <ChartTable days={days} series={series} step={step} way={table} />
    </figure>
  );
}

/** The series of some days, which are the same days for everybody. */
const known = new WeakMap<ChartDay[], Series[]>();

function seriesFor(days: ChartDay[]): Series[] {
  const found = known.get(days) ?? seriesOf(days);
  known.set(days, found);
  return found;
}

type Asked = { days: ChartDay[]; series: Series[]; height: number; zoom: Zoom | undefined };

/** What was packed of some days, by height: the same days look the same for everybody. */
const packed = new WeakMap<ChartDay[], Map<number, Packed<Drawing>>>();

function drawingOf(asked: Asked): Packed<Drawing> {
  const { days, height } = asked;
  const all = packed.get(days) ?? new Map<number, Packed<Drawing>>();
  const drawing = all.get(height) ?? packDrawing({ ...asked, scale: scaleOf(days) });
  packed.set(days, all.set(height, drawing));
  return drawing;
}
