import type { Search } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { count, sql } from "./drizzle.ts";
import { allFlags } from "./flag-condition.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents as events } from "./schema.ts";
import { type Period, type Shaped, shapedBy } from "./shape-condition.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { rowsOf } from "./statements.ts";

/** How many events of a result have a shape; never none. */
export type Tally = Omit<Shape, "shapeId"> & { events: number };

/**
 * A result by shape: from what is counted already where the search asks for nothing but shapes and a time, and else by
 * reading each event of the result.
 */
export function tallyOf(db: Db, search: Search, scope: Scope): Tally[] {
  const shaped = shapedBy(db, search, scope);
  return (shaped && countedTally(db, shaped)) ?? readTally(db, search, scope);
}

/** All events of a time by shape. */
export function tallyBetween(db: Db, period: Period): Tally[] {
  const shapes = shapesOf(db);
  return tallied(shapes, seekCounts(db, shapes, period));
}

/** Whether what a search selects is known without reading each event of it. */
export const isTallied = (db: Db, search: Search, scope: Scope): boolean => shapedBy(db, search, scope) !== null;

/** How many events a search selects, from what is counted already; null where that does not tell, or not sooner. */
export function countTallied(db: Db, search: Search, scope: Scope): number | null {
  const shaped = shapedBy(db, search, scope);
  const dated = shaped !== null && (shaped.since !== null || shaped.until !== null);
  // The index of time counts a time of everything as fast as it can be counted.
  if (shaped === null || (dated && shaped.byKind && scope.subject === null)) return null;
  if (!dated) return sumOf(db, shapesOf(db).filter(shaped.fits));
  return countedTally(db, shaped)?.reduce((sum, { events }) => sum + events, 0) ?? null;
}

function countedTally(db: Db, shaped: Shaped): Tally[] | null {
  const shapes = shapesOf(db).filter(shaped.fits);
  if (shaped.since === null && shaped.until === null) return tallied(shapes, eventsByShape(db));
  return isFew(db, shaped, shapes.length * SEEK) ? null : tallied(shapes, seekCounts(db, shapes, shaped));
}

/** A shape is sought in the time of reading so many events. */
export const SEEK = 4;

function tallied(shapes: Shape[], counts: Map<number, number>): Tally[] {
  return shapes.flatMap((shape) => {
    const events = counts.get(shape.shapeId) ?? 0;
    return events === 0 ? [] : [{ ...shape, events }];
  });
}

function sumOf({ $client }: Db, shapes: Shape[]): number {
  const sum = "SELECT coalesce(sum(events), 0) FROM shapes WHERE shape_id IN (SELECT value FROM json_each(?))";
  const ids = JSON.stringify(shapes.map(({ shapeId }) => shapeId));
  return $client.prepare(sum).pluck().get(ids) as number;
}

type Row = [shapeId: number, events: number];

/** How many events each shape has. */
export const eventsByShape = (db: Db): Map<number, number> =>
  new Map(rowsOf(db, "SELECT shape_id, events FROM shapes").all() as Row[]);

function seekCounts({ $client }: Db, shapes: Shape[], { since, until }: Period): Map<number, number> {
  const counts = $client.prepare(`SELECT value, (
      SELECT count(*) FROM occurrences WHERE shape_id = value AND occurred_at >= ? AND occurred_at < ?
    ) FROM json_each(?)`);
  const ids = JSON.stringify(shapes.map(({ shapeId }) => shapeId));
  return new Map(counts.raw().all(since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER, ids) as Row[]);
}

/** Whether there are fewer events in a time than so many. */
function isFew({ $client }: Db, { since, until }: Period, many: number): boolean {
  const some = $client.prepare(`SELECT count(*) FROM (
    SELECT 1 FROM audit_events WHERE occurred_at >= ? AND occurred_at < ? LIMIT ?)`);
  const found = some.pluck().get(since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER, many) as number;
  return found < many;
}

function readTally(db: Db, search: Search, scope: Scope): Tally[] {
  // Not by its column's name: of two things of one name SQLite would group by the one that is stored.
  const flags = sql<number>`${allFlags(scope)}`.as("all_flags");
  return db
    .select({ ...READ, flags, events: count() })
    .from(events)
    .where(matching(db, search, scope))
    .groupBy(...GROUPED, sql`all_flags`)
    .all();
}

const { kindId, subject, operatorId, roleSetId, originId, statusId, reasonRef } = events;
const READ = { kindId, subject, operatorId, roleSetId, originId, statusId, reasonRef };
// Behind a plus: an index that only groups would fetch every event that it names.
const GROUPED = Object.values(READ).map((column) => sql`+${column}`);
