// Apart from time.ts because the search box parses in the browser, where Temporal would weigh more than the box.

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

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads a length such as `15m`, `24h`, `30d`; milliseconds, or null. */
export function parseLength(text: string): number | null {
  const match = /^([1-9]\d{0,5})([mhdw])$/.exec(text);
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : null;
}

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
