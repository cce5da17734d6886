import type { Bucket } from "#audit/buckets.ts";
import type { BucketCount } from "./bucket-counts.ts";
import type { Db } from "./client.ts";
import type { Shaped } from "./shape-condition.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { QUARTER_HOUR } from "./tally-schema.ts";

type Row = [kindId: number, subject: number, events: number];

/**
 * A result by bucket and kind, where a search asks for kinds and a time at most: sums of quarters of an hour, and the events
 * of those that are not whole. Null for other searches.
 */
export function quarterCounts(db: Db, shaped: Shaped, buckets: Bucket[]): BucketCount[] | null {
  if (!shaped.byKind) return null;
  const fitting = new Set(shapesOf(db).filter(shaped.fits).map(kindKey));
  const between = rowsBetween(db);
  return buckets.flatMap((one, bucket) => {
    const [since, until] = [
      Math.max(one.since, shaped.since ?? one.since),
      Math.min(one.until, shaped.until ?? one.until),
    ];
    const rows = between(since, until).filter(([kindId, subject]) => fitting.has(kindKey({ kindId, subject })));
    return rows.map(([kindId, , count]) => ({ bucket, kindId, count }));
  });
}

const kindKey = ({ kindId, subject }: Pick<Shape, "kindId" | "subject">): string => `${kindId} ${subject}`;

/** Reads the events of a time by kind: most of it is whole quarters, and the little before and behind them is read. */
function rowsBetween({ $client }: Db): (since: number, until: number) => Row[] {
  const whole = $client.prepare(WHOLE).raw();
  const events = $client.prepare(EVENTS).raw();
  const read = (since: number, until: number) => (since < until ? (events.all(since, until) as Row[]) : []);
  return (since, until) => {
    const [from, to] = [Math.ceil(since / QUARTER_HOUR), Math.floor(until / QUARTER_HOUR)];
    if (from >= to) return read(since, until);
    const quarters = whole.all(from, to) as Row[];
    return [...read(since, from * QUARTER_HOUR), ...quarters, ...read(to * QUARTER_HOUR, until)];
  };
}

const WHOLE =
  "SELECT kind_id, subject, sum(events) FROM quarter_hours WHERE quarter >= ? AND quarter < ? GROUP BY kind_id, subject";
const EVENTS = `SELECT kind_id, subject, count(*) FROM audit_events WHERE occurred_at >= ? AND occurred_at < ?
  GROUP BY +kind_id, +subject`;
