import { useFormatter, useLocale, useTranslations } from "next-intl";

import type { Step } from "#audit/buckets.ts";
import { AppLink } from "./app-link.tsx";
import type { ChartDay } from "./chart.tsx";
import { SeriesName } from "./chart-legend.tsx";
import { eventsIn, type Series } from "./chart-series.ts";
import styles from "./chart-table.module.css";
import { dayText } from "./day-text.ts";

/** The same numbers to be read: a row a column, newest first, each leading to the events of that time. */
export function ChartTable({ days, series, step }: { days: ChartDay[]; series: Series[]; step: Step }) {
  const t = useTranslations("chart");
  return (
    <details className={styles.details}>
      <summary>{t("table")}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t(`steps.${step}.caption`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`steps.${step}.head`)}</th>
              {series.map((one) => (
                <th key={one.look} scope="col">
                  <SeriesName series={one} />
                </th>
              ))}
              <th scope="col">{t("total")}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <DayRow key={day.day} day={day} series={series} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function DayRow({ day, series }: { day: ChartDay; series: Series[] }) {
  const [format, locale] = [useFormatter(), useLocale()];
  const name = dayText(day.day, locale);
  return (
    <tr>
      <th scope="row">{day.href === null ? name : <AppLink href={day.href}>{name}</AppLink>}</th>
      {series.map((one) => (
        <td key={one.look}>{format.number(eventsIn(one, day, series))}</td>
      ))}
      <td>{format.number(day.total)}</td>
    </tr>
  );
}
