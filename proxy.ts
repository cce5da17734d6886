import { randomBytes } from "node:crypto";

import { type NextRequest, NextResponse } from "next/server";

import { readSettings } from "./app/settings.ts";
import { pageHeaders } from "./audit/page-headers.ts";

/**
 * Sets headers and nothing else, where our own server (cli/serve/headers.ts) is not before the pages: in development. Who may
 * come in is decided by our server and by the first line of each action and route, and taking this file away opens nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const set = pageHeaders({ nonce: randomBytes(16).toString("base64"), secure: readSettings().secure });
  const headers = new Headers(request.headers);
  // Next reads the nonce here and gives it to its own scripts.
  headers.set(POLICY, set[POLICY] ?? "");
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(set)) response.headers.set(name, value);
  return response;
}

const POLICY = "content-security-policy";

export const config = {
  matcher: [
    {
      // Not over ingest: a body that passes through here is cut at 10 MB. Static files hold nothing of the trail.
      source: "/((?!api/events$|_next/static/|icon.svg$|favicon.ico$).*)",
      // Our server sets it on every request.
      missing: [{ type: "header", key: "content-security-policy" }],
    },
  ],
};
