import type { Route } from "next";
import { useLocale } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./chart.module.css";
import type { ChartDay } from "./chart.tsx";
import { linesOf, type Side, sideOf } from "./chart-tip.ts";
import { dayText } from "./day-text.ts";
import { useWords } from "./words.ts";

type Tip = { name: string; href: Route | null; tip: string[]; side: Side };

/** A link for each column, told about when it is pointed at; everybody else has the links of the table. */
export function ChartHits({ days }: { days: ChartDay[] }) {
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
