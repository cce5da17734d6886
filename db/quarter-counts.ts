import type { Bucket } from "#audit/buckets.ts";
import type { BucketCount } from "./bucket-counts.ts";
import type { Db } from "./client.ts";
import type { Shaped } from "./shape-condition.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { QUARTER_HOUR } from "./tally-schema.ts";

type Row = [at: number, kindId: number, subject: number, events: number];

/**
 * A result by bucket and kind, where a search asks for kinds and a time at most: sums of quarters of an hour, and the events
 * of the two that are not whole. Null for other searches, and where a bucket begins within a quarter, as some did before
 * there were zones.
 */
export function quarterCounts(db: Db, shaped: Shaped, buckets: Bucket[]): BucketCount[] | null {
  const [first, last] = [buckets.at(0), buckets.at(-1)];
  if (!shaped.byKind || !first || !last || buckets.some(({ since }) => since % QUARTER_HOUR !== 0)) return null;
  const since = Math.max(shaped.since ?? first.since, first.since);
  const until = Math.min(shaped.until ?? last.until, last.until);
  const fitting = new Set(shapesOf(db).filter(shaped.fits).map(kindKey));
  const rows = rowsBetween(db, since, until).filter(([, kindId, subject]) => fitting.has(kindKey({ kindId, subject })));
  return rows.map(([at, kindId, , count]) => ({ bucket: indexOf(buckets, at), kindId, count }));
}

const kindKey = ({ kindId, subject }: Pick<Shape, "kindId" | "subject">): string => `${kindId} ${subject}`;

function rowsBetween(db: Db, since: number, until: number): Row[] {
  const [from, to] = [Math.ceil(since / QUARTER_HOUR), Math.floor(until / QUARTER_HOUR)];
  if (from >= to) return eventsBetween(db, since, until);
  const whole = db.$client.prepare(
    `SELECT quarter * ${QUARTER_HOUR}, kind_id, subject, events FROM quarter_hours WHERE quarter >= ? AND quarter < ?`,
  );
  return [
    ...eventsBetween(db, since, from * QUARTER_HOUR),
    ...(whole.raw().all(from, to) as Row[]),
    ...eventsBetween(db, to * QUARTER_HOUR, until),
  ];
}

/** What lies within one quarter, or in two: it is read, each event under the beginning of its own. */
function eventsBetween({ $client }: Db, since: number, until: number): Row[] {
  if (since >= until) return [];
  const read = $client.prepare(`SELECT ${BEGIN} AS at, kind_id, subject, count(*)
    FROM audit_events WHERE occurred_at >= ? AND occurred_at < ? GROUP BY 1, 2, 3`);
  return read.raw().all(since, until) as Row[];
}

// Also before 1970, where a division of integers would round up.
const BEGIN = `occurred_at - (occurred_at % ${QUARTER_HOUR} + ${QUARTER_HOUR}) % ${QUARTER_HOUR}`;

/** The buckets follow each other, so the one of an instant is found by halves. */
function indexOf(buckets: Bucket[], at: number): number {
  let [from, to] = [0, buckets.length];
  while (to - from > 1) {
    const half = (from + to) >> 1;
    if (at < (buckets[half]?.since ?? 0)) to = half;
    else from = half;
  }
  return from;
}
