import { useLocale, useTimeZone } from "next-intl";
import { zonedText } from "./zoned-text.ts";
import styles from "./zoned-time.module.css";

/** An instant (milliseconds) in the viewer's zone; exact, in UTC, for machines and for those who hover. */
export function ZonedTime({ at }: { at: number }) {
  const { date, time } = zonedText(at, useLocale(), useTimeZone() ?? "UTC");
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} title={iso} className={styles.time}>
      <span className={styles.date}>{date}</span> {time}
    </time>
  );
}
