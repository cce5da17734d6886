import type { Database } from "better-sqlite3";

import { Problem } from "#audit/problems.ts";

import { openStore } from "../client.ts";
import { ACCESS, type Migrations, TRAIL } from "../migrate.ts";
import { storeProblem } from "../store-problems.ts";

/** What a program records: in which kind of store, under which names, and how many events at once. */
export type Recorded = { migrations: Migrations; name: string; events: number };

/** The posts of the appender, and the looks of those who look. */
export const POSTS: Recorded = {
  migrations: TRAIL,
  name: "rtrim(rtrim(event_id, '0123456789'), '.')",
  events: 20,
};
export const LOOKS: Recorded = { migrations: ACCESS, name: "cid", events: 1 };

/** What a store holds against what was acknowledged: all the events of a name, or none. In one that cannot be read all is lost. */
export function verdictOn(store: string, acknowledged: string[], recorded: Recorded) {
  const { $client } = openStore(store, recorded.migrations);
  try {
    return held($client, acknowledged, recorded);
  } catch (error) {
    if (!(storeProblem(error) instanceof Problem)) throw error;
    return { ...INTACT, lost: acknowledged, integrity: String(error) };
  } finally {
    $client.close();
  }
}

/** What is expected of every store, whatever was done to its process. */
export const INTACT = { lost: [], partial: [], gaps: 0, withoutPayload: 0, integrity: "ok" };

function held($client: Database, acknowledged: string[], { name, events }: Recorded) {
  const posts = $client.prepare(`SELECT ${name} AS post, count(*) AS events FROM audit_events GROUP BY post`).all() as {
    post: string;
    events: number;
  }[];
  const there = new Set(posts.map(({ post }) => post));
  const size = $client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  const last = $client.prepare("SELECT max(leaf_index) FROM audit_events").pluck().get() as number | null;
  return {
    lost: acknowledged.filter((post) => !there.has(post)),
    partial: posts.filter((post) => post.events !== events),
    gaps: (last ?? -1) + 1 - size,
    withoutPayload: size - ($client.prepare("SELECT count(*) FROM payloads").pluck().get() as number),
    integrity: $client.pragma("integrity_check", { simple: true }),
  };
}
