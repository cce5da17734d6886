import type { Db } from "./client.ts";
import { asc, eq, max } from "./drizzle.ts";
import { sourceHours, sources } from "./schema.ts";

/** What a source sent of late. Hours are those of our clock; lateness is from when events occurred until they came. */
export type SourceSummary = {
  source: string;
  lastAt: number;
  /** Recorded in each of the last 24 hours, the running one last. */
  hours: number[];
  /** In those 24 hours. */
  recorded: number;
  duplicate: number;
  refused: number;
  lateMean: number | null;
  lateMost: number | null;
  /** The time until which it should have sent something; null when it is not overdue, or has no habit. */
  silentSince: number | null;
};

type Hour = typeof sourceHours.$inferSelect;

const HOUR = 3_600_000;
const DAY = 24;
const WEEK = 7 * DAY;

/** Every source that ever sent something, by name. */
export function listSources(db: Db, now: number): SourceSummary[] {
  const known = db
    .select({ sourceId: sources.sourceId, source: sources.name, lastAt: max(sourceHours.lastAt) })
    .from(sourceHours)
    .innerJoin(sources, eq(sources.sourceId, sourceHours.sourceId))
    .groupBy(sourceHours.sourceId)
    .orderBy(asc(sources.name))
    .all();
  const weeks = lastWeeks(db, known);
  return known.map(({ sourceId, source, lastAt }) => {
    const [last, week] = [lastAt ?? 0, weeks.get(sourceId) ?? []];
    return { source, lastAt: last, ...lastDay(week, now), silentSince: silence(week, last, now) };
  });
}

/** The seven days up to the last event of each source, by its id. */
function lastWeeks({ $client }: Db, known: { sourceId: number; lastAt: number | null }[]): Map<number, Hour[]> {
  const asked = known.map(({ sourceId, lastAt }) => [sourceId, Math.floor((lastAt ?? 0) / HOUR) - WEEK]);
  const hours = $client.prepare<[string], Hour>(HOURS).all(JSON.stringify(asked));
  return Map.groupBy(hours, ({ sourceId }) => sourceId);
}

const HOURS = `SELECT source_id AS sourceId, hour, recorded, duplicate, refused, late_sum AS lateSum, late_most AS lateMost,
    last_at AS lastAt
  FROM json_each(?) CROSS JOIN source_hours ON source_id = value ->> 0 AND hour > value ->> 1 ORDER BY source_id, hour`;

function lastDay(week: Hour[], now: number) {
  const first = Math.floor(now / HOUR) - DAY + 1;
  const day = week.filter(({ hour }) => hour >= first);
  const sum = (of: (hour: Hour) => number) => day.reduce((total, hour) => total + of(hour), 0);
  const recorded = sum((hour) => hour.recorded);
  return {
    hours: Array.from({ length: DAY }, (_, index) => day.find(({ hour }) => hour === first + index)?.recorded ?? 0),
    recorded,
    duplicate: sum((hour) => hour.duplicate),
    refused: sum((hour) => hour.refused),
    lateMean: recorded === 0 ? null : Math.round(sum((hour) => hour.lateSum) / recorded),
    lateMost: recorded === 0 ? null : Math.max(...day.map((hour) => hour.lateMost)),
  };
}

/**
 * When a source should have been heard of again: its longest pause in the seven days up to its last event, twice, and never
 * less than two hours. Who was active in fewer than 24 hours of them has no habit, and is never overdue.
 */
function silence(week: Hour[], last: number, now: number): number | null {
  if (week.length < DAY) return null;
  const pauses = week.slice(1).map(({ hour }, index) => hour - (week[index] as Hour).hour);
  const due = last + 2 * Math.max(1, ...pauses) * HOUR;
  return now > due ? due : null;
}
