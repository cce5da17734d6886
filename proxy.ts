import { randomBytes } from "node:crypto";

import { type NextRequest, NextResponse } from "next/server";

import { readSettings } from "./app/settings.ts";

/**
 * Sets headers and nothing else: who may come in is decided by our server and by the first line of each action and route,
 * and taking this file away opens nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyFor(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  // Next reads the nonce here and gives it to its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (readSettings().secure) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

// Not over ingest: a body that passes through here is cut at 10 MB. Static files hold nothing of the trail.
export const config = { matcher: ["/((?!api/events$|_next/static/|icon.svg$|favicon.ico$).*)"] };

function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    // React and the charts place things with style attributes; no style sheet may be written into a page.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};
