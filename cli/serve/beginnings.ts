import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

import { Problem } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";

/** How long a sender may take until so much of a body is there. */
const PATIENCE_MS = 10_000;

/**
 * Lets a request in once its body is there, or as much of it as is buffered: 16 KiB. One that waits here costs a connection; one that waits
 * inside costs what Next makes of it, 80 KiB, and a thousand that never go on cost so much a thousand times.
 */
export function onceBegun(
  handle: RequestListener,
  isPatient: (request: IncomingMessage) => boolean,
  ms: number = PATIENCE_MS,
): RequestListener {
  return (request, response) => {
    if (!isPatient(request) || hasBegun(request)) return handle(request, response);
    const leave = () => {
      clearTimeout(late);
      request.off("readable", look);
      request.off("close", leave);
    };
    const look = () => {
      if (!hasBegun(request)) return;
      leave();
      handle(request, response);
    };
    const late = setTimeout(() => {
      leave();
      tellTooSlow(response);
    }, ms);
    request.on("readable", look);
    request.on("close", leave);
  };
}

function hasBegun({ complete, headers, readableLength, readableHighWaterMark }: IncomingMessage): boolean {
  const length = headers["content-length"];
  const all = length === undefined ? Number.POSITIVE_INFINITY : Number(length);
  return complete || readableLength >= Math.min(all, readableHighWaterMark);
}

function tellTooSlow(response: ServerResponse): void {
  const problem = new Problem("body_too_slow").toJSON();
  response.writeHead(problem.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(JSON.stringify(problem));
  const recording = sharedRecording();
  recording?.ingest.metrics.answered(problem.status);
  recording?.log("info", "post", { problem: problem.code, status: problem.status });
}
