import { AsyncLocalStorage } from "node:async_hooks";
import type { RequestListener } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { shrinkStores } from "#db/live.ts";

/**
 * How long nothing is asked before the server rests: a short while once it has started, which leaves the most behind, and a long
 * one later, because the nursery has to grow again, and the first two hundred pages pay for it.
 */
const SETTLED_MS = 1_000;
export const QUIET_MS = 300_000;

/**
 * Gives memory back while nobody asks for anything. V8 collects only while something is allocated, so a server that waits
 * would keep all that its start, or a busy hour, left behind.
 *
 * @param giveBack what gives it back; it takes a tenth of a second
 */
export function resting(handle: RequestListener, giveBack: () => void = giver()): RequestListener {
  // A timer holds what it was set in the course of, which would be all of the last page.
  const outside = AsyncLocalStorage.snapshot();
  const restIn = (ms: number) => outside(() => setTimeout(rest, ms).unref());
  let open = 0;
  let patience = SETTLED_MS;
  let quiet = restIn(patience);
  function rest(): void {
    patience = QUIET_MS;
    giveBack();
  }
  return (request, response) => {
    open += 1;
    clearTimeout(quiet);
    response.once("close", () => {
      open -= 1;
      if (open === 0) quiet = restIn(patience);
    });
    handle(request, response);
  };
}

/** What the stores keep of their files, and what V8 keeps. */
function giver(): () => void {
  const collect = collector();
  return () => {
    shrinkStores();
    collect();
  };
}

/** Node has the collector behind a flag that can be set while it runs. The last resort is the only kind that shrinks the nursery. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as (how: { type: string; execution: string; flavor: string }) => void;
  return () => gc({ type: "major", execution: "sync", flavor: "last-resort" });
}
