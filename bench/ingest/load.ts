import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import type { Load, Posted } from "./poster.ts";

/** A process of its own that posts; it is ready when this resolves. */
export async function startPoster() {
  const child = fork(join(import.meta.dirname, "poster.ts"));
  await once(child, "message");
  return {
    async post(load: Load): Promise<Posted> {
      child.send(load);
      const [posted] = (await once(child, "message")) as [Posted];
      return posted;
    },
    async stop(): Promise<void> {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
