"use client";

import { useLocale, useTimeZone } from "next-intl";

import { useOwnZone } from "./zone-scope.tsx";
import { clockText, zonedText } from "./zoned-text.ts";
import styles from "./zoned-time.module.css";

/**
 * An instant (milliseconds) in the zone of the page. Those who hover see it to the millisecond by each clock that counts:
 * the page's, the viewer's own, and UTC; machines read it in UTC.
 */
export function ZonedTime({ at }: { at: number }) {
  const [locale, zone, own] = [useLocale(), useTimeZone() ?? "UTC", useOwnZone()];
  const { date, time } = zonedText(at, locale, zone);
  const clocks = [...new Set([zone, own ?? zone, "UTC"])].map((clock) => clockText(at, locale, clock));
  return (
    <time dateTime={new Date(at).toISOString()} title={clocks.join("\n")} className={styles.time}>
      <span className={styles.date}>{date}</span> {time}
    </time>
  );
}
