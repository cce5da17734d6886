import { Temporal } from "temporal-polyfill";

import { Problem } from "./problems.ts";
import { remembering } from "./remembering.ts";
import { parseTimestamp } from "./timestamps.ts";

/** Reads an instant that a person typed: a date or a time, in `zone` where it has no offset of its own. */
export function parseInstant(text: string, zone: string): number | null {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text;
  const read = parseTimestamp(date);
  if (read === null || read.zoned) return read?.ms ?? null;
  const wall = new Date(read.ms).toISOString().slice(0, -1);
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * The shortest text that `parseInstant` reads as this instant in `zone`: a day, a time to the minute or second, else in
 * UTC. Null for an instant outside the years that a timestamp can have.
 */
export const printInstant = remembering(printed, (ms, zone) => `${ms} ${zone}`);

function printed(ms: number, zone: string): string | null {
  const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
  const precise = (smallestUnit: "minute" | "second") => () => wall.toString({ smallestUnit });
  // The first is nearly always the one.
  for (const text of [() => wall.toPlainDate().toString(), precise("minute"), precise("second"), () => isoTime(ms)]) {
    const said = text();
    if (parseInstant(said, zone) === ms) return said;
  }
  return null;
}

/** The name of a time zone as this machine spells it, or null: `utc` is `UTC`. */
export const canonicalZone = remembering((zone: string): string | null => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}, String);

/** A time zone that this machine knows; `setting_invalid` otherwise. */
export function parseZone(zone: string, name: string): string {
  const known = canonicalZone(zone);
  if (known === null) throw new Problem("setting_invalid", { name, expected: "an IANA time zone" });
  return known;
}

/** A setting that is a number of seconds; `setting_invalid` otherwise. */
export function parseSeconds(text: string, name: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Problem("setting_invalid", { name, expected: "a whole number of seconds from 1 to 999999" });
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** The calendar day of an instant in a zone, as `YYYY-MM-DD`. */
export const dayOf = (ms: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
