import { Problem } from "#audit/problems.ts";
import { storeProblem } from "#db/store-problems.ts";

import { readSettings } from "../settings.ts";
import { problemAnswer } from "./problem-answer.ts";
import { sourceOf } from "./tokens.ts";

/**
 * The first line of the routes that say how the server is: for everybody while nobody but this machine reaches it, else for
 * whoever has an ingest token. Nothing of a person is in what they say.
 */
export async function forObserver(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    const known = readSettings().observable || sourceOf(request.headers.get("authorization") ?? "") !== null;
    return known ? await work() : problemAnswer(new Problem("token_invalid"));
  } catch (error) {
    const problem = storeProblem(error);
    if (!(problem instanceof Problem)) throw problem;
    return problemAnswer(problem);
  }
}
