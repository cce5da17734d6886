import { useLocale } from "next-intl";

import { AppLink } from "#components/app-link.tsx";
import { Chart } from "#components/chart.tsx";
import { dayText } from "#components/day-text.ts";
import { useWords } from "#components/words.ts";

import { type ListAddress, type ListPath, listHref } from "./list-address.ts";
import styles from "./list-histogram.module.css";
import type { HistogramBars } from "./list-narrow.ts";
import type { Zooms } from "./list-zoom.ts";

type Props = { histogram: HistogramBars; path: ListPath; address: ListAddress };

/** The result over its time: where it is dense, where there are gaps, and the way into each part of it and out again. */
export function ListHistogram({ histogram, path, address }: Props) {
  const [t, locale] = [useWords("lists.histogram"), useLocale()];
  const { step, zone, bars, zooms } = histogram;
  const range = { from: dayText(bars[0]?.day ?? "", locale), to: dayText(bars.at(-1)?.day ?? "", locale) };
  const edges = bars.map(({ since, from }) => ({ at: since, said: from }));
  const last = bars.at(-1);
  if (last) edges.push({ at: last.until, said: last.before });
  return (
    <Chart
      id="histogram"
      title={t("title")}
      summary={t("summary", { ...range, gaps: bars.filter(({ total }) => total === 0).length })}
      note={t(`steps.${step}`)}
      days={bars}
      step={step}
      height={72}
      gaps="shaded"
      zone={zone}
      table={{
        href: listHref(path, { ...address, chart: address.chart === "table" ? "picture" : "table" }),
        shown: address.chart === "table",
      }}
      {...(zooms && { zoom: { hrefs: zooms.hrefs, edges }, tools: <Zooming zooms={zooms} /> })}
    />
  );
}

/** How to zoom in, where a script can, and the ways out. */
function Zooming({ zooms: { wider, whole } }: { zooms: Zooms }) {
  const t = useWords("lists.histogram.zoom");
  return (
    <p className={styles.zooming}>
      <span className={styles.hint}>{t("hint")}</span>
      {wider ? (
        <AppLink href={wider} scroll={false}>
          {t("wider")}
        </AppLink>
      ) : null}
      {whole ? (
        <AppLink href={whole} scroll={false}>
          {t("whole")}
        </AppLink>
      ) : null}
    </p>
  );
}
