import { useFormatter, useLocale, useTranslations } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./chart.module.css";
import type { ChartDay } from "./chart.tsx";
import { ChartFills, fillOf } from "./chart-fills.tsx";
import type { ChartLayout, Column } from "./chart-layout.ts";
import { dayText, shortDayText } from "./day-text.ts";

type Props = { id: string; summary: string; layout: ChartLayout; height: number; days: ChartDay[] };

const BELOW = 24;
/** A name below a thin column at the very end would reach beyond the picture. */
const LAST = 97;

/** The picture, and over it a link for each day for those who point; everybody else has the links of the table. */
export function ChartPlot({ id, summary, layout, height, days }: Props) {
  return (
    <div className={styles.plot}>
      <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} height={height + BELOW} className={styles.picture}>
        <title id={`${id}-summary`}>{summary}</title>
        <ChartFills id={id} />
        <Axes layout={layout} height={height} />
        {layout.columns.map((column) => (
          <Bar key={column.day} id={id} column={column} height={height} />
        ))}
      </svg>
      <div className={styles.hits} aria-hidden="true">
        {days.map((day, index) => (
          <Hit key={day.day} day={day} place={index / days.length} />
        ))}
      </div>
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

function Bar({ id, column, height }: { id: string; column: Column; height: number }) {
  const { x, width, segments } = column;
  if (segments.length === 0) return <Gap column={column} height={height} />;
  return segments.map(({ series, y, height }) => (
    <rect
      key={series.look}
      x={`${x}%`}
      width={`${width}%`}
      y={y}
      height={height}
      fill={fillOf(id, series.look)}
      className={styles.segment}
    />
  ));
}

/** As wide as its column and the space beside it, so that a long gap is one area. */
function Gap({ column: { x, width, step }, height }: { column: Column; height: number }) {
  const left = Math.max(0, x - (step - width) / 2);
  return <rect x={`${left.toFixed(2)}%`} width={`${step}%`} height={height} className={styles.gap} />;
}

function Hit({ day, place }: { day: ChartDay; place: number }) {
  const [t, locale] = [useTranslations("chart"), useLocale()];
  const lines = [
    `${dayText(day.day, locale)} · ${t("events", { count: day.total })}`,
    ...Object.entries(day.byEvent)
      .sort(([, one], [, other]) => other - one)
      .map(([event, events]) => `${event} ${events}`),
  ];
  const tip = { className: styles.hit, "data-tip": lines.join("\n"), "data-side": sideOf(place) };
  if (day.href === null) return <span {...tip} />;
  return (
    <AppLink href={day.href} tabIndex={-1} {...tip}>
      {null}
    </AppLink>
  );
}

/** A tip near an edge opens towards the middle. */
const sideOf = (place: number): "start" | "middle" | "end" => (place < 0.2 ? "start" : place > 0.8 ? "end" : "middle");
