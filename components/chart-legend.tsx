import { useLocale } from "next-intl";

import styles from "./chart.module.css";
import type { Drawn } from "./chart-drawing.ts";
import { fillOf, gapOf } from "./chart-fills.tsx";
import { numberText } from "./number-text.ts";

/** The words of a legend: for all that have no series of their own, and for columns without events, where they are told. */
export type LegendWords = { rest: string; gaps: [name: string, count: string] | null };

/** What each fill stands for, with how many there are of it. */
export function ChartLegend({ id, drawn, words }: { id: string; drawn: Drawn; words: LegendWords }) {
  const locale = useLocale();
  return (
    <ul className={styles.legend}>
      {drawn.series.map(({ look, event, total }) => (
        <li key={look}>
          <Swatch fill={fillOf(id, look)} />
          {event === null ? words.rest : <code>{event}</code>}{" "}
          <span className={styles.total}>{numberText(total, locale)}</span>
        </li>
      ))}
      {words.gaps === null ? null : (
        <li>
          <Swatch fill={gapOf(id)} /> {words.gaps[0]} <span className={styles.total}>{words.gaps[1]}</span>
        </li>
      )}
    </ul>
  );
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg className={styles.swatch} aria-hidden="true">
      <rect fill={fill} />
    </svg>
  );
}
