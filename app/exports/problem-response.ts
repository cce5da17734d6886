import type { ProblemReport } from "#audit/problems.ts";

/** A problem as programs read it (RFC 9457). */
export function problemResponse(problem: ProblemReport): Response {
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (problem.status === 429) headers.set("Retry-After", "30");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
