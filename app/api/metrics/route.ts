import { Problem } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";

import { problemAnswer } from "../problem-answer.ts";
import { mayObserve } from "../tokens.ts";

export const dynamic = "force-dynamic";

/** What is measured, as Prometheus reads it. */
export async function GET(request: Request): Promise<Response> {
  if (!mayObserve(request)) return problemAnswer(new Problem("token_invalid"));
  const metrics = sharedRecording()?.ingest.metrics;
  if (!metrics) return problemAnswer(new Problem("ingest_stopped"));
  return new Response(await metrics.registry.metrics(), {
    headers: { "Content-Type": metrics.registry.contentType, "Cache-Control": "no-store" },
  });
}
