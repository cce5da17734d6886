import { useLocale, useTranslations } from "next-intl";

import { Chart } from "#components/chart.tsx";
import { dayText } from "#components/day-text.ts";

import type { HistogramBars } from "./list-narrow.ts";

type Props = { histogram: HistogramBars; zone: string };

/** The result over its time: where it is dense, where there are gaps, and the way into each part of it. */
export function ListHistogram({ histogram: { step, bars }, zone }: Props) {
  const [t, locale] = [useTranslations("lists.histogram"), useLocale()];
  const range = { from: dayText(bars[0]?.day ?? "", locale), to: dayText(bars.at(-1)?.day ?? "", locale) };
  return (
    <Chart
      id="histogram"
      title={t("title")}
      summary={t("summary", range)}
      note={t(`steps.${step}`)}
      days={bars}
      zone={zone}
      step={step}
      height={72}
      gaps="shaded"
    />
  );
}
