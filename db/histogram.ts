import { type Bucket, bucketsOf, type Step } from "#audit/buckets.ts";
import type { Key, Search } from "#audit/search/search.ts";
import { parseInstant } from "#audit/time.ts";
import { parseLength } from "#audit/timestamps.ts";
import type { Db } from "./client.ts";
import { textsOf } from "./dictionary-search.ts";
import { count, max, min, type SQL, sql } from "./drizzle.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents as events } from "./schema.ts";

/** The events of a bucket, by event name. */
export type Bar = Bucket & { total: number; byEvent: Record<string, number> };
/** The time that a search asks for, open where it says nothing. */
export type Period = { since: number | null; until: number | null };
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
  const counts = countsBy(db, search, scope, buckets);
  if (counts.length === 0) return null;
  const names = new Map(textsOf(db, "event_kinds").map(({ id, text }) => [id, text]));
  const byBucket = Map.groupBy(counts, ({ bucket }) => bucket);
  const bars = buckets.map((bucket, index) => {
    const own = (byBucket.get(index) ?? []).map(({ kindId, count }) => ({ event: names.get(kindId) ?? "", count }));
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
function completed(db: Db, search: Search, scope: Scope, { since, until }: Period) {
  if (since !== null && until !== null) return { since, until };
  const where = matching(db, search, scope);
  // Two statements: SQLite seeks the end of an index for one aggregate, not for two.
  const first =
    since ??
    db
      .select({ at: min(events.occurredAt) })
      .from(events)
      .where(where)
      .get()?.at ??
    null;
  const last =
    until ??
    db
      .select({ at: max(events.occurredAt) })
      .from(events)
      .where(where)
      .get()?.at ??
    null;
  return first === null || last === null ? null : { since: first, until: until ?? last + 1 };
}

/** A bucket that reaches beyond what was asked for ends there, so that what it leads to holds what it counts. */
const clipped = (bucket: Bucket, { since, until }: Period): Bucket => ({
  ...bucket,
  since: Math.max(bucket.since, since ?? bucket.since),
  until: Math.min(bucket.until, until ?? bucket.until),
});

/** Bounded by the buckets, however long the time: SQLite finds the bucket of each event by halves. */
function countsBy(db: Db, search: Search, scope: Scope, buckets: Bucket[]) {
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

/** An event may be called "constructor", and two versions of it are one. */
function summed(counts: { event: string; count: number }[]): Pick<Bar, "total" | "byEvent"> {
  const sum = (all: { count: number }[]) => all.reduce((total, one) => total + one.count, 0);
  const byEvent = [...Map.groupBy(counts, ({ event }) => event)].map(([event, all]) => [event, sum(all)]);
  return { total: sum(counts), byEvent: Object.fromEntries(byEvent) };
}
