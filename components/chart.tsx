import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { Step } from "#audit/buckets.ts";
import type { Day } from "#db/activity.ts";

import styles from "./chart.module.css";
import { layOut } from "./chart-layout.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartPlot } from "./chart-plot.tsx";
import { seriesOf } from "./chart-series.ts";
import { ChartTable } from "./chart-table.tsx";

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
};

/** Events by day, stacked by event, drawn on the server: a picture, and the same as a table. */
export function Chart({ id, title, summary, note, days, zone, step = "day", height = 180, gaps }: Props) {
  const t = useTranslations("chart");
  const series = seriesOf(days);
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
        <>
          <ChartLegend id={id} series={series} />
          <ChartPlot id={id} summary={summary} layout={layOut(days, series, height)} height={height} days={days} />
        </>
      )}
      <ChartTable days={days} series={series} step={step} />
    </figure>
  );
}
