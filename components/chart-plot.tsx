import { useFormatter, useLocale, useTranslations } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./chart.module.css";
import type { ChartDay, Zoom } from "./chart.tsx";
import { ChartFills } from "./chart-fills.tsx";
import type { ChartLayout } from "./chart-layout.ts";
import type { Ends, ZoomColumn } from "./chart-period.ts";
import type { Series } from "./chart-series.ts";
import { ChartShapes } from "./chart-shapes.tsx";
import { ChartZoom } from "./chart-zoom.tsx";
import { dayText, shortDayText } from "./day-text.ts";

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
  const tips = useTips(days);
  return (
    <div className={styles.plot}>
      <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} height={height + BELOW} className={styles.picture}>
        <title id={`${id}-summary`}>{summary}</title>
        <ChartFills id={id} />
        <Axes layout={layout} height={height} />
        <ChartShapes id={id} layout={layout} series={series} height={height} />
      </svg>
      {zoom ? (
        <ChartZoom hrefs={zoom.hrefs} columns={tips.flatMap((tip, index) => zoomColumn(tip, zoom, index))} />
      ) : (
        <div className={styles.hits} aria-hidden="true">
          {tips.map((tip) => (
            <Hit key={tip.name} tip={tip} />
          ))}
        </div>
      )}
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

type Tip = Omit<ZoomColumn, keyof Ends | "fromText" | "beforeText"> & Pick<ChartDay, "href">;

/** What is told of each column that is pointed at: its time and how many events, and how many of each. */
function useTips(days: ChartDay[]): Tip[] {
  const [t, locale] = [useTranslations("chart"), useLocale()];
  return days.map(({ day, href, total, byEvent }, index) => ({
    name: day,
    href,
    total,
    tip: [
      `${dayText(day, locale)} · ${t("events", { count: total })}`,
      ...Object.entries(byEvent)
        .sort(([, one], [, other]) => other - one)
        .map(([event, events]) => `${event} ${events}`),
    ],
    side: sideOf(index / days.length),
  }));
}

function Hit({ tip: { href, tip, side } }: { tip: Tip }) {
  const shown = { className: styles.hit, "data-tip": tip.join("\n"), "data-side": side };
  if (href === null) return <span {...shown} />;
  return <AppLink href={href} tabIndex={-1} {...shown} />;
}

/** A tip near an edge opens towards the middle. */
const sideOf = (place: number): Tip["side"] => (place < 0.2 ? "start" : place > 0.8 ? "end" : "middle");

const NO_ENDS = { from: null, before: null, fromText: "", beforeText: "" };

/** Zooming is for columns that lead somewhere, which is all of them or none. */
const zoomColumn = ({ href, ...tip }: Tip, zoom: Zoom, index: number): ZoomColumn[] =>
  href === null ? [] : [{ ...tip, ...(zoom.ends[index] ?? NO_ENDS) }];
