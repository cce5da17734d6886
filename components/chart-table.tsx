import type { Route } from "next";
import { useLocale } from "next-intl";

import type { Step } from "#audit/buckets.ts";
import { AppLink } from "./app-link.tsx";
import type { ChartDay } from "./chart.tsx";
import { eventsIn, type Series } from "./chart-series.ts";
import styles from "./chart-table.module.css";
import { dayText } from "./day-text.ts";
import { numberText } from "./number-text.ts";
import { useWords } from "./words.ts";

/** The address that shows the table, or, where it is shown, the one that does not. */
export type ChartTableWay = { href: Route; shown: boolean };

type Props = { days: ChartDay[]; series: Series[]; step: Step };

/**
 * The same numbers to be read: a row a column, newest first, each leading to the events of that time. Of many columns it is
 * much to send along with every page, so it has an address of its own.
 */
export function ChartTable({ way, ...table }: Props & { way?: ChartTableWay | undefined }) {
  const t = useWords("chart");
  if (way === undefined)
    return (
      <details className={styles.details}>
        <summary>{t("table")}</summary>
        <Numbers {...table} />
      </details>
    );
  return (
    <div className={styles.details}>
      <AppLink href={way.href} scroll={false}>
        {t(way.shown ? "noTable" : "table")}
      </AppLink>
      {way.shown ? <Numbers {...table} /> : null}
    </div>
  );
}

function Numbers({ days, series, step }: Props) {
  const t = useWords("chart");
  return (
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
  );
}

function DayRow({ day, series }: { day: ChartDay; series: Series[] }) {
  const locale = useLocale();
  const name = dayText(day.day, locale);
  return (
    <tr>
      <th scope="row">{day.href === null ? name : <AppLink href={day.href}>{name}</AppLink>}</th>
      {series.map((one) => (
        <td key={one.look}>{numberText(eventsIn(one, day, series), locale)}</td>
      ))}
      <td>{numberText(day.total, locale)}</td>
    </tr>
  );
}

/** The name of an event as it is spelt, or a word for all the others. */
function SeriesName({ series: { event } }: { series: Series }) {
  const t = useWords("chart");
  return event === null ? t("rest") : <code>{event}</code>;
}
