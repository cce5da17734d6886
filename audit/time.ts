import { Temporal } from "temporal-polyfill";

import { Problem } from "./problems.ts";

export type Instant = { ms: number; zoned: boolean };

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads the publisher's timestamp: ISO-8601 with `Z`, `+00:00`, `+0000` or no zone at all (then UTC, `zoned` false).
 * Returns milliseconds since 1970, finer digits cut off; null for anything else, a 30 February included.
 */
export function parseTimestamp(text: string): Instant | null {
  const match = TIMESTAMP.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
  const fraction = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const utc = Date.UTC(year as number, (month as number) - 1, day, hour, minute, second, fraction);
  const offset = offsetMinutes(match[8]);
  if (offset === null || !sameFields(utc, [year, month, day, hour, minute, second])) return null;
  return { ms: utc - offset * 60_000, zoned: match[8] !== undefined };
}

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
export function printInstant(ms: number, zone: string): string | null {
  const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
  const precise = (smallestUnit: "minute" | "second") => wall.toString({ smallestUnit });
  const texts = [wall.toPlainDate().toString(), precise("minute"), precise("second"), isoTime(ms)];
  return texts.find((text) => parseInstant(text, zone) === ms) ?? null;
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads a length such as `15m`, `24h`, `30d`; milliseconds, or null. */
export function parseLength(text: string): number | null {
  const match = /^([1-9]\d{0,5})([mhdw])$/.exec(text);
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : null;
}

/** Whether this machine knows a time zone by this name. */
export const isZone = (zone: string): boolean => canonicalZone(zone) !== null;

/** The name of a time zone as this machine spells it, or null: `utc` is `UTC`. */
export function canonicalZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** A time zone that this machine knows; `setting_invalid` otherwise. */
export function parseZone(zone: string, name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new Problem("setting_invalid", { name, expected: "an IANA time zone" }, { cause });
  }
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** The calendar day of an instant in a zone, as `YYYY-MM-DD`. */
export const dayOf = (ms: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();

function offsetMinutes(text: string | undefined): number | null {
  if (text === undefined || /^z$/i.test(text)) return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(":", "") || 0)];
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Date.UTC rolls 30 February over into March, so what comes out must be what went in. */
function sameFields(ms: number, fields: (number | undefined)[]): boolean {
  const date = new Date(ms);
  const got = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return got.every((value, index) => value === fields[index]);
}
