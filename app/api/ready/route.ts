import { Problem } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";
import { tryReading } from "#db/sizes.ts";

import { readSettings } from "../../settings.ts";
import { forObserver } from "../observers.ts";
import { problemAnswer } from "../problem-answer.ts";

/** Ready: the store can be read, and a post would be recorded. */
export async function GET(request: Request): Promise<Response> {
  return forObserver(request, readiness);
}

async function readiness(): Promise<Response> {
  tryReading(readSettings().data);
  const recording = sharedRecording();
  if (!recording) return problemAnswer(new Problem("ingest_stopped"));
  const problem = await recording.ingest.check(PATIENCE_MS);
  return problem ? problemAnswer(problem) : Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}

const PATIENCE_MS = 5_000;
