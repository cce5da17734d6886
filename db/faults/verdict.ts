import { openStore } from "../client.ts";

/** What a store holds against what was acknowledged: every `post` of the appender has so many events, or none. */
export function verdictOn(store: string, acknowledged: string[], events: number) {
  const { $client } = openStore(store);
  const posts = $client
    .prepare(
      "SELECT rtrim(rtrim(event_id, '0123456789'), '.') AS post, count(*) AS events FROM audit_events GROUP BY post",
    )
    .all() as { post: string; events: number }[];
  const there = new Set(posts.map(({ post }) => post));
  const size = $client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  const last = $client.prepare("SELECT max(leaf_index) FROM audit_events").pluck().get() as number | null;
  const verdict = {
    lost: acknowledged.filter((post) => !there.has(post)),
    partial: posts.filter((post) => post.events !== events),
    gaps: (last ?? -1) + 1 - size,
    withoutPayload: size - ($client.prepare("SELECT count(*) FROM payloads").pluck().get() as number),
    integrity: $client.pragma("integrity_check", { simple: true }),
  };
  $client.close();
  return verdict;
}

/** What is expected of every store, whatever was done to its process. */
export const INTACT = { lost: [], partial: [], gaps: 0, withoutPayload: 0, integrity: "ok" };
