import { monitorEventLoopDelay } from "node:perf_hooks";

import type { Measured as Server } from "../web/servers.ts";

/** How late the server's event loop came to what was due, and beside it a process that does nothing: 99 of 100 times, ms. */
export type LoopDelay = { loopMs: number; ownLoopMs: number };

/** Does something to a server, and gives with what came of it how late its event loop was meanwhile. */
export async function watchLoop<T>(server: Server, work: () => Promise<T>): Promise<T & LoopDelay> {
  // Asked for, it begins anew.
  await metric(server, LOOP);
  const own = monitorEventLoopDelay({ resolution: 10 });
  own.enable();
  const done = await work();
  own.disable();
  return { ...done, loopMs: (await metric(server, LOOP)) * 1000, ownLoopMs: own.percentile(99) / 1e6 };
}

const LOOP = "rastro_nodejs_eventloop_lag_p99_seconds";

/** What the server's metrics say of one thing. */
export async function metric({ url }: Server, name: string): Promise<number> {
  const text = await (await fetch(`${url}/api/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}
