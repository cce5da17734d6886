import { Problem } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";

import { forObserver } from "../observers.ts";
import { problemAnswer } from "../problem-answer.ts";

/** What is measured, as Prometheus reads it. */
export async function GET(request: Request): Promise<Response> {
  return forObserver(request, measured);
}

async function measured(): Promise<Response> {
  const metrics = sharedRecording()?.ingest.metrics;
  if (!metrics) return problemAnswer(new Problem("ingest_stopped"));
  return new Response(await metrics.registry.metrics(), {
    headers: { "Content-Type": metrics.registry.contentType, "Cache-Control": "no-store" },
  });
}
