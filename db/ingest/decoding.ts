import { type MessagePort, parentPort, workerData } from "node:worker_threads";

import { crossingOf } from "./crossing.ts";
import type { Post } from "./post.ts";
import { giveWayToPages } from "./priority.ts";

/** What the thread that decodes is told. */
export type ToDecoder = { post: Post } | { close: true };

// The program of that thread: the one that records is busy all the time under load, and this is a sixth of its work.
if (parentPort && workerData?.decoded) run(parentPort, workerData.decoded);

function run(port: NonNullable<typeof parentPort>, decoded: MessagePort): void {
  giveWayToPages();
  port.on("message", (message: ToDecoder) => {
    if ("close" in message) {
      decoded.postMessage(message);
      port.close();
      return;
    }
    const crossing = crossingOf(message.post);
    // A small body is copied: what was cut out of it may lie in memory that cannot be given away.
    decoded.postMessage(
      crossing,
      "large" in crossing ? message.post.body.map(({ buffer }) => buffer as ArrayBuffer) : [],
    );
  });
}
