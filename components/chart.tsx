import type { Route } from "next";
import { useTimeZone, useTranslations } from "next-intl";
import type { Day } from "#db/activity.ts";

import styles from "./chart.module.css";
import { layOut } from "./chart-layout.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartPlot } from "./chart-plot.tsx";
import { seriesOf } from "./chart-series.ts";
import { ChartTable } from "./chart-table.tsx";

/** A day of a chart and where its column leads. */
export type ChartDay = Day & { href: Route };

type Props = {
  /** Of the document: the names of the parts begin with it. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence, for those who cannot see it. */
  summary: string;
  note: string;
  days: ChartDay[];
};

const HEIGHT = 180;

/** Events by day, stacked by event, drawn on the server: a picture, and the same as a table. */
export function Chart({ id, title, summary, note, days }: Props) {
  const [t, zone] = [useTranslations("chart"), useTimeZone() ?? "UTC"];
  const series = seriesOf(days);
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`}>
      <figcaption className={styles.head}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p className={styles.note}>
          {note} · {t("zone", { zone })}
        </p>
      </figcaption>
      {series.length === 0 ? (
        <p className={styles.nothing}>{t("nothing")}</p>
      ) : (
        <>
          <ChartLegend id={id} series={series} />
          <ChartPlot id={id} summary={summary} layout={layOut(days, series, HEIGHT)} height={HEIGHT} days={days} />
        </>
      )}
      <ChartTable days={days} series={series} />
    </figure>
  );
}
