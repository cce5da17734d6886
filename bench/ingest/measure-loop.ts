import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { addToken } from "#db/ingest/tokens.ts";
import { viewersStore } from "#db/live.ts";

import { ensureBuilt } from "../../cli/setup/build.js";
import { copyToDisk } from "../copies.ts";
import type { Measure } from "../measure.ts";
import { FOLDER } from "../trail.ts";
import { type Measured as Server, startOurs } from "../web/servers.ts";
import { ADMIN_SETTINGS, read, signIn, type Visit } from "../web/visits.ts";
import { startPoster } from "./load.ts";
import { watchLoop } from "./loop-delay.ts";

/**
 * How late the server's event loop is while, all at once, everything is exported as CSV, somebody looks at one page of facets
 * of all time after the other, and eight senders post; beside it, a process that does nothing.
 */
export const measureLoop: Measure = async ({ file, size, say }) => {
  if ((await ensureBuilt()) !== 0) throw new Error("next build did not succeed");
  const data = join(FOLDER, `loop-${process.pid}`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  copyToDisk(file, join(data, "rastro.db"));
  const poster = await startPoster();
  const server = await startOurs(data, { ...ADMIN_SETTINGS, RASTRO_DEMO: "0" }, "ignore");
  try {
    const load = loadOf(server, poster, await signIn(server), addToken(viewersStore(data), "bench"));
    const ms = size <= 20_000 ? SHORT_MS : LONG_MS;
    await load(NARROWED, WARM_UP_MS);
    const whole = await watchLoop(server, () => load(EVERYTHING, ms));
    const narrowed = await watchLoop(server, () => load(NARROWED, ms));
    say(`loop-delay: ${JSON.stringify({ whole, narrowed })}`);
    return [
      { name: "loop-delay", value: whole.loopMs, floor: whole.ownLoopMs, limit: null, most: 50 },
      { name: "loop-delay-narrowed", value: narrowed.loopMs, floor: narrowed.ownLoopMs, limit: null },
    ];
  } finally {
    await Promise.all([poster.stop(), server.stop()]);
    rmSync(data, { recursive: true, force: true });
  }
};

const [WARM_UP_MS, SHORT_MS, LONG_MS] = [3_000, 5_000, 20_000];

/** Pages whose facets and histogram are of all time: of everything, and of what a value of a facet selects. */
const EVERYTHING = ["/events"];
const NARROWED = ["status:BLOCKED", "event:phone_change", "-origin:CRM"].map((q) => `/events?q=${q}`);

type Poster = Awaited<ReturnType<typeof startPoster>>;

/** Exports, looks at these pages, and posts for a time; gives how many posts, pages, and bytes of the export that was. */
const loadOf =
  ({ url }: Server, poster: Poster, cookie: string, token: string) =>
  async (paths: string[], ms: number) => {
    const [{ posts, failed }, pages, bytes] = await Promise.all([
      poster.post({ port: Number(new URL(url).port), token, senders: 8, ms }),
      look((turn) => ({ address: url + paths[turn % paths.length], cookie }), ms),
      exportAll({ address: `${url}/events/export?format=csv`, cookie }, ms),
    ]);
    if (failed[0] !== undefined) throw new Error(`${failed.length} posts were not recorded: ${failed[0]}`);
    return { posts, pages, bytes };
  };

/** One page after the other; gives how many. */
async function look(visit: (turn: number) => Visit, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let pages = 0;
  while (performance.now() < until) await read(visit(pages++));
  return pages;
}

/** The file of everything, again and again until it is over; gives how many bytes came. */
async function exportAll({ address, cookie }: Visit, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let bytes = 0;
  while (performance.now() < until) {
    const { body, status } = await fetch(address, { headers: { cookie } });
    if (status !== 200) throw new Error(`the export: ${status}`);
    for await (const piece of body ?? []) {
      bytes += piece.length;
      if (performance.now() > until) break;
    }
  }
  return bytes;
}
