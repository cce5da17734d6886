import type { Bucket } from "#audit/buckets.ts";
import type { Search } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { count, type SQL, sql } from "./drizzle.ts";
import { grownCounts } from "./grown-buckets.ts";
import { matching, type Scope } from "./matching.ts";
import { quarterCounts } from "./quarter-counts.ts";
import { auditEvents as events } from "./schema.ts";
import { type Shaped, shapedBy } from "./shape-condition.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { eventsByShape, SEEK } from "./tally.ts";

/** How many events of a kind lie in the bucket of this index. */
export type BucketCount = { bucket: number; kindId: number; count: number };

/** A result by bucket and kind; the buckets follow each other, and no event of the result lies outside of them. */
export function countBuckets(db: Db, search: Search, scope: Scope, buckets: Bucket[]): BucketCount[] {
  const shaped = shapedBy(db, search, scope);
  if (shaped === null) return readCounts(db, search, scope, buckets);
  const all = () =>
    quarterCounts(db, shaped, buckets) ?? seekCounts(db, shaped, buckets) ?? readCounts(db, search, scope, buckets);
  return grownCounts(db, { search, scope, shaped }, buckets, all);
}

/** Null where that would be too many seeks. Of a shape with few events they are read instead. */
function seekCounts(db: Db, shaped: Shaped, buckets: Bucket[]): BucketCount[] | null {
  const shapes = shapesOf(db).filter(shaped.fits);
  if (shapes.length * buckets.length > MOST_SEEKS) return null;
  const events = eventsByShape(db);
  const isFew = ({ shapeId }: Shape) => (events.get(shapeId) ?? 0) <= SEEK * buckets.length;
  const { few = [], many = [] } = Object.groupBy(shapes, (shape) => (isFew(shape) ? "few" : "many"));
  const period = [shaped.since ?? Number.MIN_SAFE_INTEGER, shaped.until ?? Number.MAX_SAFE_INTEGER] as const;
  const kinds = new Map(shapes.map(({ shapeId, kindId }) => [shapeId, kindId]));
  const rows = [...soughtRows(db, many, buckets, period), ...readRows(db, few, buckets, period)];
  return rows.map(([bucket, shapeId, count]) => ({ bucket, kindId: kinds.get(shapeId) ?? 0, count }));
}

const MOST_SEEKS = 250_000;

type Row = [bucket: number, shapeId: number, count: number];
type Ends = readonly [since: number, until: number];

/** One seek for each shape in each bucket. */
function soughtRows({ $client }: Db, shapes: Shape[], buckets: Bucket[], [since, until]: Ends): Row[] {
  const ends = buckets.map((bucket) => [Math.max(bucket.since, since), Math.min(bucket.until, until)]);
  return shapes.length === 0 ? [] : ($client.prepare(SEEKS).raw().all(JSON.stringify(ends), idsOf(shapes)) as Row[]);
}

const SEEKS = `WITH ends AS MATERIALIZED (
    SELECT key AS bucket, json_extract(value, '$[0]') AS since, json_extract(value, '$[1]') AS until FROM json_each(?)
  ), counts AS MATERIALIZED (
    SELECT bucket, value AS shape_id, (
      SELECT count(*) FROM occurrences WHERE shape_id = value AND occurred_at >= since AND occurred_at < until
    ) AS events FROM json_each(?) CROSS JOIN ends
  ) SELECT bucket, shape_id, events FROM counts WHERE events > 0`;

/** Every event of each shape. */
function readRows({ $client }: Db, shapes: Shape[], buckets: Bucket[], ends: Ends): Row[] {
  if (shapes.length === 0) return [];
  const reads =
    $client.prepare(`SELECT ${halved("occurred_at", buckets, 0, buckets.length)} AS bucket, shape_id, count(*)
    FROM json_each(?) CROSS JOIN occurrences ON shape_id = value AND occurred_at >= ? AND occurred_at < ?
    GROUP BY shape_id, bucket`);
  return reads.raw().all(idsOf(shapes), ...ends) as Row[];
}

const idsOf = (shapes: Shape[]): string => JSON.stringify(shapes.map(({ shapeId }) => shapeId));

/** Bounded by the buckets, however long the time: SQLite finds the bucket of each event by halves. */
function readCounts(db: Db, search: Search, scope: Scope, buckets: Bucket[]): BucketCount[] {
  const bucket = sql.raw(halved("audit_events.occurred_at", buckets, 0, buckets.length)) as SQL<number>;
  return db
    .select({ bucket: bucket.as("bucket"), kindId: events.kindId, count: count() })
    .from(events)
    .where(matching(db, search, scope))
    .groupBy(sql`bucket`, events.kindId)
    .all();
}

/** Which bucket a time lies in. Its words and numbers are our own: as parameters they would be sixty more. */
function halved(time: string, buckets: Bucket[], from: number, to: number): string {
  const half = Math.floor((from + to) / 2);
  if (half === from) return String(from);
  const [one, other] = [halved(time, buckets, from, half), halved(time, buckets, half, to)];
  return `CASE WHEN ${time} < ${buckets[half]?.since} THEN ${one} ELSE ${other} END`;
}
