import type { Route } from "next";
import { useFormatter, useLocale, useTranslations } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./chart.module.css";
import type { ChartDay, Zoom } from "./chart.tsx";
import { ChartFills } from "./chart-fills.tsx";
import type { ChartLayout } from "./chart-layout.ts";
import type { ZoomPlot } from "./chart-period.ts";
import type { Series } from "./chart-series.ts";
import { ChartShapes } from "./chart-shapes.tsx";
import { linesOf, type Side, sideOf } from "./chart-tip.ts";
import { ChartZoom } from "./chart-zoom.tsx";
import { dayText, shortDayText } from "./day-text.ts";
import { pack } from "./packed.ts";

type Props = {
  id: string;
  summary: string;
  layout: ChartLayout;
  series: Series[];
  height: number;
  days: ChartDay[];
  zoom?: Zoom | undefined;
};

const BELOW = 24;
/** A name below a thin column at the very end would reach beyond the picture. */
const LAST = 97;

/** The picture, and over it a link for each day for those who point; everybody else has the links of the table. */
export function ChartPlot({ id, summary, layout, series, height, days, zoom }: Props) {
  return (
    <div className={styles.plot}>
      <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} height={height + BELOW} className={styles.picture}>
        <title id={`${id}-summary`}>{summary}</title>
        <ChartFills id={id} />
        <Axes layout={layout} height={height} />
        <ChartShapes id={id} layout={layout} series={series} height={height} />
      </svg>
      {zoom ? <ChartZoom plot={pack({ ...zoom, ...columnsOf(days, series) })} /> : <Hits days={days} />}
    </div>
  );
}

function Axes({ layout: { counts, named }, height }: { layout: ChartLayout; height: number }) {
  const [format, locale] = [useFormatter(), useLocale()];
  return (
    <>
      {counts.map(({ count, y }) => (
        <g key={count}>
          <line x1="0" x2="100%" y1={y} y2={y} className={count === 0 ? styles.ground : styles.gridline} />
          <text x="-8" y={y} dy="0.32em" className={styles.count}>
            {format.number(count)}
          </text>
        </g>
      ))}
      {named.map(({ day, x }) => (
        <text key={day} x={`${x}%`} y={height + BELOW - 6} className={x > LAST ? styles.last : styles.day}>
          {shortDayText(day, locale)}
        </text>
      ))}
    </>
  );
}

type Tip = { name: string; href: Route | null; tip: string[]; side: Side };

/** A link for each column, told about when it is pointed at. */
function Hits({ days }: { days: ChartDay[] }) {
  const [t, locale] = [useTranslations("chart"), useLocale()];
  const tips = days.map<Tip>(({ day, href, total, byEvent }, index) => ({
    name: day,
    href,
    tip: [`${dayText(day, locale)} · ${t("events", { count: total })}`, ...linesOf(Object.entries(byEvent))],
    side: sideOf(index, days.length),
  }));
  return (
    <div className={styles.hits} aria-hidden="true">
      {tips.map((tip) => (
        <Hit key={tip.name} tip={tip} />
      ))}
    </div>
  );
}

function Hit({ tip: { href, tip, side } }: { tip: Tip }) {
  const shown = { className: styles.hit, "data-tip": tip.join("\n"), "data-side": side };
  if (href === null) return <span {...shown} />;
  return <AppLink href={href} tabIndex={-1} {...shown} />;
}

/** What the browser needs to point at columns; of the events, those that have a column at all. */
function columnsOf(days: ChartDay[], series: Series[]): Pick<ZoomPlot, "columns" | "events"> {
  const named = series.flatMap(({ event }) => event ?? []);
  const events = [...new Set([...named, ...days.flatMap(({ byEvent }) => Object.keys(byEvent))])];
  const columns = days.map(({ day, total, byEvent }) => ({
    name: day,
    total,
    counts: events.map((event) => byEvent[event] ?? 0),
  }));
  return { columns, events };
}
