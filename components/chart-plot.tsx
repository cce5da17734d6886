import type { Route } from "next";
import { useFormatter, useLocale } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./chart.module.css";
import type { ChartDay, Zoom } from "./chart.tsx";
import { type ChartLayout, layOut } from "./chart-layout.ts";
import { gapPath, pathOf } from "./chart-paths.ts";
import type { ZoomPlot } from "./chart-period.ts";
import { ChartPicture, type Picture } from "./chart-picture.tsx";
import type { Series } from "./chart-series.ts";
import { linesOf, type Side, sideOf } from "./chart-tip.ts";
import { ChartZoom } from "./chart-zoom.tsx";
import { dayText, shortDayText } from "./day-text.ts";
import { type Packed, pack } from "./packed.ts";
import { useWords } from "./words.ts";

type Props = {
  id: string;
  summary: string;
  series: Series[];
  height: number;
  days: ChartDay[];
  zoom?: Zoom | undefined;
};

const BELOW = 24;
/** A name below a thin column at the very end would reach beyond the picture. */
const LAST = 97;

/** The picture, and over it a link for each day for those who point; everybody else has the links of the table. */
export function ChartPlot({ id, summary, ...chart }: Props) {
  const { picture, plot } = useDrawn(chart);
  return (
    <div className={styles.plot}>
      <ChartPicture id={id} summary={summary} picture={picture} />
      {plot === null ? <Hits days={chart.days} /> : <ChartZoom plot={plot} />}
    </div>
  );
}

type Drawn = { picture: Packed<Picture>; plot: Packed<ZoomPlot> | null };

/** What was drawn of some days, by language and height: the same days look the same for everybody. */
const drawn = new WeakMap<ChartDay[], Map<string, Drawn>>();

function useDrawn({ series, height, days, zoom }: Omit<Props, "id" | "summary">): Drawn {
  const [format, locale] = [useFormatter(), useLocale()];
  const all = drawn.get(days) ?? new Map<string, Drawn>();
  const known = all.get(`${locale} ${height}`);
  if (known !== undefined) return known;
  const words = { count: (count: number) => format.number(count), day: (day: string) => shortDayText(day, locale) };
  const made = {
    picture: pack(pictureOf(layOut(days, series, height), { series, height }, words)),
    plot: zoom ? pack({ ...zoom, ...columnsOf(days, series) }) : null,
  };
  drawn.set(days, all.set(`${locale} ${height}`, made));
  return made;
}

type Words = { count: (count: number) => string; day: (day: string) => string };

function pictureOf(layout: ChartLayout, { series, height }: Pick<Props, "series" | "height">, words: Words): Picture {
  const shapes = series.map(({ look }) => ({ look, path: pathOf(layout, look, height) }));
  return {
    height,
    below: BELOW,
    shapes: [{ look: "gap", path: gapPath(layout) }, ...shapes],
    counts: layout.counts.map(({ count, y }) => ({
      text: words.count(count),
      y,
      line: count === 0 ? "ground" : "gridline",
    })),
    named: layout.named.map(({ day, x }) => ({ text: words.day(day), x, at: x > LAST ? "last" : "day" })),
  };
}

type Tip = { name: string; href: Route | null; tip: string[]; side: Side };

/** A link for each column, told about when it is pointed at. */
function Hits({ days }: { days: ChartDay[] }) {
  const [t, locale] = [useWords("chart"), useLocale()];
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
