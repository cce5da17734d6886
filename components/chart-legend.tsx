import { useLocale } from "next-intl";

import styles from "./chart.module.css";
import { fillOf, gapOf } from "./chart-fills.tsx";
import type { Series } from "./chart-series.ts";
import { numberText } from "./number-text.ts";
import { useWords } from "./words.ts";

/** What each fill stands for, with how many there are of it. */
export function ChartLegend({ id, series, gaps }: { id: string; series: Series[]; gaps: number }) {
  const [t, locale] = [useWords("chart"), useLocale()];
  return (
    <ul className={styles.legend}>
      {series.map((one) => (
        <li key={one.look}>
          <Swatch fill={fillOf(id, one.look)} />
          <SeriesName series={one} /> <span className={styles.total}>{numberText(one.total, locale)}</span>
        </li>
      ))}
      {gaps === 0 ? null : (
        <li>
          <Swatch fill={gapOf(id)} /> {t("gaps")}{" "}
          <span className={styles.total}>{t("gapColumns", { count: gaps })}</span>
        </li>
      )}
    </ul>
  );
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg className={styles.swatch} aria-hidden="true">
      <rect width="14" height="14" rx="3" fill={fill} />
    </svg>
  );
}

/** The name of an event as it is spelt, or a word for all the others. */
export function SeriesName({ series: { event } }: { series: Series }) {
  const t = useWords("chart");
  return event === null ? t("rest") : <code>{event}</code>;
}
