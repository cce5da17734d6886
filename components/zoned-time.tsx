"use client";

import { useLocale, useTimeZone } from "next-intl";

import { useOwnZone } from "./zone-scope.tsx";
import { momentText, type Zones } from "./zoned-text.ts";
import styles from "./zoned-time.module.css";

/**
 * An instant (milliseconds) in the zone of the page. Those who hover see it to the millisecond by each clock that counts:
 * the page's, the viewer's own, and UTC; machines read it in UTC.
 */
export function ZonedTime({ at }: { at: number }) {
  const { text, clocks, iso } = momentText(at, useLocale(), useZones());
  return (
    <time dateTime={iso} title={clocks} className={styles.time}>
      {text}
    </time>
  );
}

/** The zones that count where this stands. */
export const useZones = (): Zones => ({ zone: useTimeZone() ?? "UTC", own: useOwnZone() });
