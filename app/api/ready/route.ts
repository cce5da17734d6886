import { Problem } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";
import { tryReading } from "#db/sizes.ts";
import { storeProblem } from "#db/store-problems.ts";

import { readSettings } from "../../settings.ts";
import { problemAnswer } from "../problem-answer.ts";
import { mayObserve } from "../tokens.ts";

export const dynamic = "force-dynamic";

/** Ready: the store can be read, and a post would be recorded. */
export async function GET(request: Request): Promise<Response> {
  try {
    if (!mayObserve(request)) return problemAnswer(new Problem("token_invalid"));
    tryReading(readSettings().data);
    const recording = sharedRecording();
    if (!recording) return problemAnswer(new Problem("ingest_stopped"));
    const problem = await recording.ingest.check(PATIENCE_MS);
    return problem ? problemAnswer(problem) : Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    const problem = storeProblem(error);
    if (!(problem instanceof Problem)) throw problem;
    return problemAnswer(problem);
  }
}

const PATIENCE_MS = 5_000;
