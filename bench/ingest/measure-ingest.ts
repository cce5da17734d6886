import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { openStore } from "#db/client.ts";
import { addToken } from "#db/ingest/tokens.ts";
import { viewersStore } from "#db/live.ts";

import { ensureBuilt } from "../../cli/setup/build.js";
import { copyToDisk } from "../copies.ts";
import type { Measure, Measured } from "../measure.ts";
import { FOLDER } from "../trail.ts";
import { type Measured as Server, startOurs } from "../web/servers.ts";
import { EVENTS } from "./bodies.ts";
import { type Floor, followed } from "./floor.ts";
import { startPoster } from "./load.ts";
import { type LoopDelay, metric, watchLoop } from "./loop-delay.ts";
import type { Posted } from "./poster.ts";

/** Who posts at once; each waits for its answer before it posts again. */
const SENDERS = 8;

/**
 * Posts of 50 events of 1 KiB to the whole server, as many as it takes, for a minute; against raw prepared inserts of the
 * rows of such posts into another copy of the store, in batches as large as those that the server recorded together, each
 * durable before the next. A small trail is measured in passing.
 */
export const measureIngest: Measure = async ({ file, size, say }) => {
  if ((await ensureBuilt()) !== 0) throw new Error("next build did not succeed");
  const data = join(FOLDER, `ingest-${process.pid}`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const [store = "", other = ""] = ["rastro.db", "raw.db"].map((name) => join(data, name));
  for (const copy of [store, other]) copyToDisk(file, copy);
  const poster = await startPoster();
  const server = await startOurs(data, { RASTRO_DEMO: "0" }, "ignore");
  try {
    const load = { port: Number(new URL(server.url).port), token: addToken(viewersStore(data), "bench") };
    const post = (ms: number) => poster.post({ ...load, senders: SENDERS, ms });
    const floor = await floorOf(server, store, other, () => post(SHORT_MS));
    const found = await watched(server, () => post(size <= 20_000 ? SHORT_MS : LONG_MS));
    say(`ingest: ${JSON.stringify({ ...found, floor })}`);
    return results(found, floor);
  } finally {
    await Promise.all([poster.stop(), server.stop()]);
    rmSync(data, { recursive: true, force: true });
  }
};

const [SHORT_MS, LONG_MS] = [2_000, 60_000];

/** A load that warms the server up, and what the rows that it left cost alone while nobody posts. */
async function floorOf(server: Server, store: string, other: string, post: () => Promise<Posted>): Promise<Floor> {
  const [from, to] = [openStore(store), openStore(other)];
  try {
    const insert = followed(from, to);
    await post();
    const groups = await metric(server, "rastro_ingest_group_events_count");
    return insert(Math.round((await metric(server, "rastro_ingest_group_events_sum")) / groups));
  } finally {
    for (const db of [from, to]) db.$client.close();
  }
}

type Found = { posted: Posted; cpuMs: number } & LoopDelay;

/** What a load did to the server. */
const watched = (server: Server, post: () => Promise<Posted>): Promise<Found> =>
  watchLoop(server, async () => {
    const cpu = server.cpuMs();
    const posted = await post();
    const [failed] = posted.failed;
    if (failed !== undefined) throw new Error(`${posted.failed.length} posts were not recorded: ${failed}`);
    return { posted, cpuMs: server.cpuMs() - cpu };
  });

function results({ posted, cpuMs, loopMs, ownLoopMs }: Found, floor: Floor): Measured[] {
  const events = posted.posts * EVENTS;
  const perSecond = events / (posted.ms / 1000);
  return [
    { name: "ingest-events", value: perSecond, floor: floor.perSecond, limit: { atLeast: 0.4 }, least: 5000 },
    { name: "ingest-p99", value: posted.p99, floor: floor.p99, limit: null, most: 250 },
    { name: "ingest-loop-delay", value: loopMs, floor: ownLoopMs, limit: null, most: 50 },
    { name: "ingest-cpu", value: (cpuMs * 1000) / events, floor: floor.cpuUs, limit: null },
  ];
}
