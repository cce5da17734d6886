import type { Bucket } from "#audit/buckets.ts";
import type { Search } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { count, type SQL, sql } from "./drizzle.ts";
import { matching, type Scope } from "./matching.ts";
import { quarterCounts } from "./quarter-counts.ts";
import { auditEvents as events } from "./schema.ts";
import { type Shaped, shapedBy } from "./shape-condition.ts";
import { shapesOf } from "./shapes.ts";

/** How many events of a kind lie in the bucket of this index. */
export type BucketCount = { bucket: number; kindId: number; count: number };

/** A result by bucket and kind; the buckets follow each other, and no event of the result lies outside of them. */
export function countBuckets(db: Db, search: Search, scope: Scope, buckets: Bucket[]): BucketCount[] {
  const shaped = shapedBy(db, search, scope);
  return (
    (shaped && (quarterCounts(db, shaped, buckets) ?? seekCounts(db, shaped, buckets))) ??
    readCounts(db, search, scope, buckets)
  );
}

/** One seek for each shape in each bucket; null where that would be too many. */
function seekCounts(db: Db, shaped: Shaped, buckets: Bucket[]): BucketCount[] | null {
  const shapes = shapesOf(db).filter(shaped.fits);
  if (shapes.length * buckets.length > MOST_SEEKS) return null;
  const [since, until] = [shaped.since ?? Number.MIN_SAFE_INTEGER, shaped.until ?? Number.MAX_SAFE_INTEGER];
  const ends = buckets.map((bucket) => [Math.max(bucket.since, since), Math.min(bucket.until, until)]);
  const kinds = new Map(shapes.map(({ shapeId, kindId }) => [shapeId, kindId]));
  const rows = db.$client
    .prepare(SEEKS)
    .raw()
    .all(JSON.stringify(ends), JSON.stringify([...kinds.keys()]));
  return (rows as [bucket: number, shapeId: number, count: number][]).map(([bucket, shapeId, count]) => ({
    bucket,
    kindId: kinds.get(shapeId) ?? 0,
    count,
  }));
}

const MOST_SEEKS = 250_000;

const SEEKS = `WITH ends AS MATERIALIZED (
    SELECT key AS bucket, json_extract(value, '$[0]') AS since, json_extract(value, '$[1]') AS until FROM json_each(?)
  ), counts AS MATERIALIZED (
    SELECT bucket, value AS shape_id, (
      SELECT count(*) FROM occurrences WHERE shape_id = value AND occurred_at >= since AND occurred_at < until
    ) AS events FROM json_each(?) CROSS JOIN ends
  ) SELECT bucket, shape_id, events FROM counts WHERE events > 0`;

/** Bounded by the buckets, however long the time: SQLite finds the bucket of each event by halves. */
function readCounts(db: Db, search: Search, scope: Scope, buckets: Bucket[]): BucketCount[] {
  return db
    .select({ bucket: halved(buckets, 0, buckets.length).as("bucket"), kindId: events.kindId, count: count() })
    .from(events)
    .where(matching(db, search, scope))
    .groupBy(sql`bucket`, events.kindId)
    .all();
}

function halved(buckets: Bucket[], from: number, to: number): SQL<number> {
  const half = Math.floor((from + to) / 2);
  // Numbers of our own: as parameters they would be sixty more.
  if (half === from) return sql.raw(String(from)) as SQL<number>;
  const [one, other] = [halved(buckets, from, half), halved(buckets, half, to)];
  return sql`CASE WHEN audit_events.occurred_at < ${sql.raw(String(buckets[half]?.since))} THEN ${one} ELSE ${other} END`;
}
