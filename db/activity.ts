import { dayOf } from "#audit/time.ts";
import type { Db } from "./client.ts";
import { and, eq, gte, lt, max, type SQL, sql } from "./drizzle.ts";
import { auditEvents, eventKinds } from "./schema.ts";
import { QUARTER_HOUR } from "./tally-schema.ts";

/** Events of one day of a zone (`YYYY-MM-DD`), by event name. Days without events are there, empty. */
export type Day = { day: string; total: number; byEvent: Record<string, number> };

export type ActivityRequest = { zone: string; days: number; until: number; operatorId?: number };

/** Events by day over the `days` before `until` (milliseconds), of everybody or of one operator. */
export function listActivity(db: Db, { zone, days, until, operatorId }: ActivityRequest): Day[] {
  const since = until - days * DAY;
  const rows = operatorId === undefined ? quarters(db, since, until) : readQuarters(db, { since, until, operatorId });

  const byDay = new Map(daysBetween(since, until, zone).map((day) => [day, { day, total: 0, byEvent: {} } as Day]));
  for (const { quarter, event, events } of rows) {
    const day = byDay.get(dayOf(quarter * QUARTER_HOUR, zone));
    if (!day) continue;
    day.total += events;
    // An event may be called "constructor".
    const before = Object.hasOwn(day.byEvent, event) ? day.byEvent[event] : 0;
    day.byEvent[event] = (before ?? 0) + events;
  }
  return [...byDay.values()];
}

/**
 * When the newest event occurred, or null in an empty store. A publisher's clock that ran ahead must not hide the present:
 * what is dated after `now` counts only when there is nothing else.
 */
export function newestEventAt(db: Db, now: number = Date.now()): number | null {
  return newestBefore(db, now) ?? newestBefore(db, Number.MAX_SAFE_INTEGER);
}

function newestBefore(db: Db, until: number): number | null {
  const newest = db.select({ at: max(auditEvents.occurredAt) }).from(auditEvents);
  return newest.where(lt(auditEvents.occurredAt, until)).get()?.at ?? null;
}

type Quarter = { quarter: number; event: string; events: number };

/** Of everybody it is counted already, but for the two quarters of an hour that are not whole. */
function quarters(db: Db, since: number, until: number): Quarter[] {
  const [from, to] = [Math.ceil(since / QUARTER_HOUR), Math.floor(until / QUARTER_HOUR)];
  if (from >= to) return readQuarters(db, { since, until });
  const whole = db.all<Quarter>(sql`SELECT quarter, event, sum(events) AS events
    FROM quarter_hours JOIN event_kinds USING (kind_id) WHERE quarter >= ${from} AND quarter < ${to} GROUP BY 1, 2`);
  const [first, last] = [
    { since, until: from * QUARTER_HOUR },
    { since: to * QUARTER_HOUR, until },
  ];
  return [...readQuarters(db, first), ...whole, ...readQuarters(db, last)];
}

function readQuarters(
  db: Db,
  { since, until, operatorId }: { since: number; until: number; operatorId?: number },
): Quarter[] {
  if (since >= until) return [];
  return db
    .select({ quarter: QUARTER, event: eventKinds.event, events: sql<number>`count(*)` })
    .from(auditEvents)
    .innerJoin(eventKinds, eq(eventKinds.kindId, auditEvents.kindId))
    .where(and(ofOperator(operatorId), gte(auditEvents.occurredAt, since), lt(auditEvents.occurredAt, until)))
    .groupBy(QUARTER, eventKinds.event)
    .all();
}

const DAY = 86_400_000;

// Every zone's days begin on a quarter of an hour of UTC, so quarters can be summed to any zone's days.
// Rounded down, as it is counted: division alone rounds what was before 1970 up.
const QUARTER = sql<number>`(floor(${auditEvents.occurredAt} / ${sql.raw(`${QUARTER_HOUR}.0`)}))`;

const ofOperator = (operatorId: number | undefined): SQL | undefined =>
  operatorId === undefined ? undefined : eq(auditEvents.operatorId, operatorId);

function daysBetween(since: number, until: number, zone: string): string[] {
  const days = new Set<string>();
  for (let at = since; at < until; at += DAY / 4) days.add(dayOf(at, zone));
  return [...days, dayOf(until - 1, zone)].filter((day, index, all) => all.indexOf(day) === index);
}
