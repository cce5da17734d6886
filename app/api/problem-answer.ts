import { Problem, type ProblemReport } from "#audit/problems.ts";

/** A problem as the answer to a program (RFC 9457), with what more there is to say. */
export function problemAnswer(problem: Problem | ProblemReport, more: Record<string, unknown> = {}): Response {
  const report = problem instanceof Problem ? problem.toJSON() : problem;
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  const wait = RETRY_AFTER[report.status];
  if (wait !== undefined) headers.set("Retry-After", String(wait));
  if (report.status === 401) headers.set("WWW-Authenticate", CHALLENGE);
  if (report.status === 415) headers.set("Accept-Encoding", "gzip");
  // Whoever is slow keeps no connection.
  if (report.status === 408) headers.set("Connection", "close");
  // A store that cannot be used is the same outage for a sender, whatever is wrong with it.
  const status = report.status === 500 ? 503 : report.status;
  return new Response(JSON.stringify({ ...report, status, ...more }), { status, headers });
}

/** Seconds after which the same may succeed. */
const RETRY_AFTER: Record<number, number> = { 429: 1, 500: 60, 503: 5, 507: 60 };

const CHALLENGE = 'Bearer realm="rastro", Basic realm="rastro", charset="UTF-8"';
