import type { Random } from "./random.ts";

/** The last instant of the demo trail: the end of 20 November 2026 in São Paulo. */
export const DEMO_END = "2026-11-21T02:59:59.999Z";
const DEMO_DAYS = 120;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// São Paulo has kept UTC-3 all year since 2019, so a day of the window is always 24 hours from local midnight.
const WINDOW_START = Date.parse(DEMO_END) + 1 - DEMO_DAYS * DAY;
const FIRST_WEEKDAY = 5;
const SUNDAY = 0;
const SATURDAY = 6;
const HOLIDAYS = new Set(["2026-09-07", "2026-10-12", "2026-11-02", "2026-11-20"].map(dayOfDate));

/** How many hours the window has. */
export const WINDOW_HOURS = DEMO_DAYS * 24;

/** The hour of the window (0 … 2,879) that an instant lies in; outside of it for other instants. */
export function hourOf(at: number): number {
  return Math.floor((at - WINDOW_START) / HOUR);
}

/** The instant at which an hour of the window begins. */
export function hourStart(hour: number): number {
  return WINDOW_START + hour * HOUR;
}

/** The hour of the week, 0 (Sunday midnight, local) … 167. A holiday is staffed like a Sunday. */
export function hourOfWeek(hour: number): number {
  return weekday(Math.floor(hour / 24)) * 24 + (hour % 24);
}

/** The instant of a local time, `HH:MM`, on a day of the window (0 … 119). */
export function localTime(day: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return WINDOW_START + day * DAY + hours * HOUR + minutes * MINUTE;
}

/** A moment in office hours, `low` … `high` days after another and always later than it. */
export function officeHours(random: Random, after: number, low: number, high: number): number {
  const day = workingDay(Math.floor(hourOf(after) / 24) + random.between(low, high));
  const at = localTime(day, "09:00") + random.below(8.5 * HOUR);

  return at > after ? at : after + random.between(20 * MINUTE, 3 * HOUR);
}

/** The first day from `day` on that is neither a weekend nor a holiday. */
export function workingDay(day: number): number {
  const office = weekday(day) !== SUNDAY && weekday(day) !== SATURDAY;
  return office ? day : workingDay(day + 1);
}

function weekday(day: number): number {
  return HOLIDAYS.has(day) ? SUNDAY : (FIRST_WEEKDAY + day) % 7;
}

function dayOfDate(date: string): number {
  return (Date.parse(`${date}T03:00:00Z`) - WINDOW_START) / DAY;
}
