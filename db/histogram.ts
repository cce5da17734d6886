import { type Bucket, bucketsOf, type Step } from "#audit/buckets.ts";
import type { Key, Search } from "#audit/search/search.ts";
import { parseInstant } from "#audit/time.ts";
import { parseLength } from "#audit/timestamps.ts";
import { countBuckets } from "./bucket-counts.ts";
import type { Db } from "./client.ts";
import { textsOf } from "./dictionary-search.ts";
import { max, min, type SQL } from "./drizzle.ts";
import { type Added, grown } from "./grown.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents as events } from "./schema.ts";
import { type Period, type Shaped, shapedBy } from "./shape-condition.ts";
import { shapesOf } from "./shapes.ts";

/** The events of a bucket, by event name. */
export type Bar = Bucket & { total: number; byEvent: Record<string, number> };
export type Histogram = { step: Step; asked: Period; bars: Bar[] };

/**
 * A result over its time, in buckets of the viewer's zone; those without events are there, empty. It lasts as long as the
 * search says, else from the first event to the last. Null when the result is empty.
 */
export function listHistogram(db: Db, search: Search, scope: Scope): Histogram | null {
  const asked = periodOf(search, scope);
  const range = completed(db, search, scope, asked);
  if (range === null || range.since >= range.until) return null;
  const { step, buckets } = bucketsOf(range.since, range.until, scope.zone);
  const counts = countBuckets(db, search, scope, buckets);
  if (counts.length === 0) return null;
  const names = new Map(textsOf(db, "event_kinds").map(({ id, text }) => [id, text]));
  const byBucket = Map.groupBy(counts, ({ bucket }) => bucket);
  const bars = buckets.map((bucket, index) => {
    const own = (byBucket.get(index) ?? [])
      .sort((one, other) => one.kindId - other.kindId)
      .map(({ kindId, count }) => ({ event: names.get(kindId) ?? "", count }));
    return { ...clipped(bucket, asked), ...summed(own) };
  });
  return { step, asked, bars };
}

/** No event of a search's result lies outside of this. */
function periodOf({ terms }: Search, { zone, now }: Scope): Period {
  const each = (key: Key, read: (value: string) => number | null, best: (...all: number[]) => number) =>
    terms
      .filter((term) => term.key === key && !term.negated)
      .map(({ values }) => best(...values.map((value) => read(value) ?? Number.NaN)));
  const instant = (value: string) => parseInstant(value, zone);
  const lasts = each("last", parseLength, Math.max);
  const sinces = [...each("since", instant, Math.min), ...lasts.map((length) => now - length)];
  const untils = [...each("until", instant, Math.max), ...lasts.map(() => now + 1)];
  return {
    since: sinces.length > 0 ? Math.max(...sinces) : null,
    until: untils.length > 0 ? Math.min(...untils) : null,
  };
}

/** An end that was not asked for is where the result ends. */
function completed(db: Db, search: Search, scope: Scope, asked: Period) {
  const { since, until } = asked;
  if (since !== null && until !== null) return { since, until };
  const shaped = shapedBy(db, search, scope);
  const all = () =>
    shaped && search.terms.length > 0 ? seekEnds(db, shaped) : readEnds(db, matching(db, search, scope), asked);
  const ends = shaped ? grown<Ends>(db, { part: "ends", search, scope, shaped }, { all, more: wider }) : all();
  return ends && { since: since ?? ends.first, until: until ?? ends.last + 1 };
}

type Ends = { first: number; last: number } | null;

/** A seek for each shape. */
function seekEnds(db: Db, shaped: Shaped): Ends {
  const ids = shapesOf(db).flatMap((shape) => (shaped.fits(shape) ? [shape.shapeId] : []));
  const between = [shaped.since ?? Number.MIN_SAFE_INTEGER, shaped.until ?? Number.MAX_SAFE_INTEGER];
  const ends = db.$client
    .prepare(EXTENT)
    .raw()
    .get(...between, ...between, JSON.stringify(ids));
  const [first, last] = ends as [number | null, number | null];
  return first === null || last === null ? null : { first, last };
}

/** Those that were not asked for. Two statements: SQLite seeks the end of an index for one aggregate, not for two. */
function readEnds(db: Db, where: SQL | undefined, { since, until }: Period): Ends {
  const end = (of: typeof min) => {
    const found = db
      .select({ at: of(events.occurredAt) })
      .from(events)
      .where(where)
      .get();
    return found?.at ?? null;
  };
  const [first, last] = [since ?? end(min), until ?? end(max)];
  return first === null || last === null ? null : { first, last };
}

const wider = (before: Ends, added: Added[]): Ends =>
  added.reduce<Ends>(
    (ends, { occurredAt: at }) => ({ first: Math.min(ends?.first ?? at, at), last: Math.max(ends?.last ?? at, at) }),
    before,
  );

const END = (end: "min" | "max") =>
  `(SELECT ${end}(occurred_at) FROM occurrences WHERE shape_id = value AND occurred_at >= ? AND occurred_at < ?)`;
const EXTENT = `SELECT min(first), max(last) FROM (SELECT ${END("min")} AS first, ${END("max")} AS last FROM json_each(?))`;

/** A bucket that reaches beyond what was asked for ends there, so that what it leads to holds what it counts. */
const clipped = (bucket: Bucket, { since, until }: Period): Bucket => ({
  ...bucket,
  since: Math.max(bucket.since, since ?? bucket.since),
  until: Math.min(bucket.until, until ?? bucket.until),
});

/** An event may be called "constructor", and two versions of it are one. */
function summed(counts: { event: string; count: number }[]): Pick<Bar, "total" | "byEvent"> {
  const sum = (all: { count: number }[]) => all.reduce((total, one) => total + one.count, 0);
  const byEvent = [...Map.groupBy(counts, ({ event }) => event)].map(([event, all]) => [event, sum(all)]);
  return { total: sum(counts), byEvent: Object.fromEntries(byEvent) };
}
