import { Temporal } from "temporal-polyfill";

import { remembering } from "./remembering.ts";

/** How long the buckets of a histogram are, the shortest first. */
export const STEPS = ["quarter", "hour", "six", "day", "week", "month", "year", "decade", "century"] as const;
export type Step = (typeof STEPS)[number];

/**
 * Events from `since` to before `until` (milliseconds). The `name` is when the bucket begins in its zone, as precise as
 * its length: `2026-03-01T14:15`, `2026-03-01`, `2026-03`, `2026`. An hour that a clock repeats carries its offset.
 */
export type Bucket = { name: string; since: number; until: number };
export type Buckets = { step: Step; buckets: Bucket[] };

/** Cuts the time from `since` to before `until` into buckets of whole hours, days, … of a zone: some sixty, 128 at most. */
export function bucketsOf(since: number, until: number, zone: string): Buckets {
  const fitting = STEPS.find((step) => (until - since) / LENGTHS[step] <= MOST - 1) ?? "century";
  const buckets: Bucket[] = [];
  let start = startOf(fitting, zonedAt(since, zone)).epochMilliseconds;
  while (start < until) {
    const bucket = bucketFrom(fitting, start, zone);
    buckets.push(bucket);
    start = bucket.until;
  }
  return { step: fitting, buckets };
}

/** Sixty for every page that shows a list, and nearly always the same. */
const bucketFrom = remembering(
  (step: Step, since: number, zone: string): Bucket => {
    const start = zonedAt(since, zone);
    return { name: nameOf(step, start), since, until: after(step, start).epochMilliseconds };
  },
  (step, since, zone) => `${step} ${since} ${zone}`,
);

type Zoned = Temporal.ZonedDateTime;

const MOST = 128;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The least that a step lasts, but for a change of clocks. */
const LENGTHS: Record<Step, number> = {
  quarter: HOUR / 4,
  hour: HOUR,
  six: 6 * HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 28 * DAY,
  year: 365 * DAY,
  decade: 3652 * DAY,
  century: 36_524 * DAY,
};

const zonedAt = (ms: number, zone: string): Zoned =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** Quarters and hours are exact lengths, so that an hour that a clock repeats is there twice. */
const AFTER: Record<Step, Temporal.DurationLike> = {
  quarter: { minutes: 15 },
  hour: { hours: 1 },
  six: { hours: 6 },
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  year: { years: 1 },
  decade: { years: 10 },
  century: { years: 100 },
};

/** Told by the clock from six hours on: a day that begins at one o'clock does not move the days behind it. */
function after(step: Step, start: Zoned): Zoned {
  if (step === "quarter" || step === "hour") return start.add(AFTER[step]);
  if (step !== "six") return start.add(AFTER[step]).startOfDay();
  return sixth(start.toPlainDateTime()).add(AFTER.six).toZonedDateTime(start.timeZoneId);
}

const sixth = (wall: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  wall.toPlainDate().toPlainDateTime({ hour: wall.hour - (wall.hour % 6) });

function startOf(step: Step, at: Zoned): Zoned {
  const { year, minute } = at;
  const whole = { second: 0, millisecond: 0 };
  const january = (of: number) => at.with({ year: of, month: 1, day: 1 }).startOfDay();
  const starts: Record<Step, () => Zoned> = {
    quarter: () => at.with({ minute: minute - (minute % 15), ...whole }),
    hour: () => at.with({ minute: 0, ...whole }),
    six: () => sixth(at.toPlainDateTime()).toZonedDateTime(at.timeZoneId),
    day: () => at.startOfDay(),
    week: () => at.subtract({ days: at.dayOfWeek - 1 }).startOfDay(),
    month: () => at.with({ day: 1 }).startOfDay(),
    year: () => january(year),
    decade: () => january(year - (year % 10)),
    century: () => january(year - (year % 100)),
  };
  return starts[step]();
}

const PRECISION: Record<Step, number> = {
  quarter: 16,
  hour: 16,
  six: 16,
  day: 10,
  week: 10,
  month: 7,
  year: 4,
  decade: 4,
  century: 4,
};

function nameOf(step: Step, start: Zoned): string {
  const wall = start.toPlainDateTime();
  const first = wall.toZonedDateTime(start.timeZoneId).epochMilliseconds === start.epochMilliseconds;
  const name = wall.toString({ smallestUnit: "minute" }).slice(0, PRECISION[step]);
  return first || PRECISION[step] < 16 ? name : `${name}${start.offset}`;
}
