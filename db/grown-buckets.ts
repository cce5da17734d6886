import type { Bucket } from "#audit/buckets.ts";
import type { BucketCount } from "./bucket-counts.ts";
import type { Db } from "./client.ts";
import { type Added, type Asked, grown } from "./grown.ts";

type Counted = { buckets: Bucket[]; counts: BucketCount[] };

/** What is counted of a result by bucket and kind, with what was added since it was counted last. */
export function grownCounts(
  db: Db,
  asked: Omit<Asked, "part">,
  buckets: Bucket[],
  all: () => BucketCount[],
): BucketCount[] {
  const counting = {
    all: () => ({ buckets, counts: all() }),
    more: (before: Counted, added: Added[]) => withAdded(moved(before, buckets), buckets, added),
  };
  return grown(db, { ...asked, part: "buckets" }, counting).counts;
}

/** Counts of the same buckets among others: a result that has grown may begin earlier and end later. Null where they are cut anew. */
function moved({ buckets: before, counts }: Counted, buckets: Bucket[]): BucketCount[] | null {
  const by = buckets.findIndex(({ since }) => since === before[0]?.since);
  const isSame = ({ since, until }: Bucket, index: number) =>
    buckets[index + by]?.since === since && buckets[index + by]?.until === until;
  if (by < 0 || !before.every(isSame)) return null;
  return by === 0 ? counts : counts.map((one) => ({ ...one, bucket: one.bucket + by }));
}

/** Null where an event lies outside of them. */
function withAdded(counts: BucketCount[] | null, buckets: Bucket[], added: Added[]): Counted | null {
  const more = added.map(({ occurredAt, kindId }) => ({ bucket: indexAt(buckets, occurredAt), kindId, count: 1 }));
  if (counts === null || more.some(({ bucket }) => bucket < 0)) return null;
  return { buckets, counts: summed([...counts, ...more]) };
}

/** The bucket of an instant, found by halves; -1 when it lies in none. */
function indexAt(buckets: Bucket[], at: number): number {
  let [from, to] = [0, buckets.length];
  while (from < to) {
    const half = Math.floor((from + to) / 2);
    if (at < (buckets[half] as Bucket).until) to = half;
    else from = half + 1;
  }
  return from < buckets.length && at >= (buckets[from] as Bucket).since ? from : -1;
}

function summed(counts: BucketCount[]): BucketCount[] {
  const sums = new Map<string, BucketCount>();
  for (const { bucket, kindId, count } of counts) {
    const place = `${bucket} ${kindId}`;
    sums.set(place, { bucket, kindId, count: count + (sums.get(place)?.count ?? 0) });
  }
  return [...sums.values()];
}
