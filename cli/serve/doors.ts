import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

import { addressOf, type TrustedProxies } from "./proxies.ts";

/** What the pages are told about a request (app/visit.ts reads it). */
type Visit = { response: ServerResponse; url: string; origin: string; address: string; sameOrigin: boolean };

/** Which origins are this site, the one that people are told first; and whose X-Forwarded-For counts. */
export type Doors = { origins: string[]; trusted: TrustedProxies };

/**
 * Stands before the pages. What is done in the name of a cookie must come from a page of ours: a missing Origin is refused
 * like another's. A prefetch is answered without anything being read, and nobody steps to the sign-in from a page that they
 * were shown. Headers with which somebody could speak for a proxy or for Next itself are taken away.
 */
export function guard(handle: RequestListener, { origins, trusted }: Doors): RequestListener {
  const visits = new AsyncLocalStorage<Visit>();
  Object.assign(globalThis, { [Symbol.for("rastro.visits")]: visits });
  return (request, response) => {
    const address = addressOf(request, trusted);
    const origin = originOf(request, origins);
    const reads = READING.includes(request.method ?? "");
    const sameOrigin = comesFromHere(request, origins);
    if (!reads && !sameOrigin && !takesNoCookie(request)) return refuse(response, ORIGIN_REFUSED);
    // Next calling itself, for an action of another page: it would come from this machine, whoever asked for it.
    if ("x-action-forwarded" in request.headers) return refuse(response, ORIGIN_REFUSED);
    if (isPrefetch(request)) return refuse(response, NO_PREFETCH);
    if (isStepToDoor(request)) return loadWhole(response);
    clean(request, origin);
    const visit = { response, url: request.url ?? "/", origin, address, sameOrigin: !reads && sameOrigin };
    return visits.run(visit, () => handle(request, response));
  };
}

const READING = ["GET", "HEAD"];

/** Ingest ignores cookies: publishers are programs, and have no origin. */
export const takesNoCookie = ({ url }: IncomingMessage): boolean => /^\/api\/events(\?|$)/.test(url ?? "");

function comesFromHere({ headers }: IncomingMessage, origins: string[]): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  // Under Referrer-Policy: no-referrer a browser sends the Origin of a form as "null"; then its own word on the site counts,
  // which no page can write.
  if (headers.origin === "null") return site === "same-origin";
  return headers.origin !== undefined && origins.includes(headers.origin);
}

function originOf({ headers }: IncomingMessage, origins: string[]): string {
  // A page that Next asks itself for behind an action comes to the address that we listen at, with the Origin of who acted.
  const asked =
    origins.find((one) => one === headers.origin) ?? origins.find((one) => new URL(one).host === headers.host);
  return asked ?? origins[0] ?? "";
}

const isPrefetch = ({ headers }: IncomingMessage): boolean =>
  "next-router-prefetch" in headers ||
  "next-router-segment-prefetch" in headers ||
  [headers.purpose, headers["sec-purpose"], headers["x-moz"], headers["x-purpose"]].some((purpose) =>
    /prefetch|prerender|preview/i.test(String(purpose ?? "")),
  );

/** A step within the house keeps what is around the page: beside the sign-in, that of who was signed in. */
const isStepToDoor = ({ method, url, headers }: IncomingMessage): boolean =>
  method === "GET" && "next-router-state-tree" in headers && /^\/sign-in([/?]|$)/.test(url ?? "");

/** What is no answer to a step makes Next's router load its address as a page. */
function loadWhole(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" });
  response.end("This page is loaded as a whole.");
}

/** Next compares Origin and Host, and believes these headers of a proxy: it is told what we found. */
function clean({ headers }: IncomingMessage, origin: string): void {
  for (const name of UNTRUSTED) delete headers[name];
  headers.host = new URL(origin).host;
  headers["x-forwarded-proto"] = new URL(origin).protocol.slice(0, -1);
  if (headers.origin !== undefined) headers.origin = origin;
}

const UNTRUSTED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-middleware-subrequest",
  "x-middleware-subrequest-id",
  "x-rastro-address",
];

type Refusal = { status: number; code: string; title: string };

const ORIGIN_REFUSED = {
  status: 403,
  code: "origin_refused",
  title: "The request does not come from a page of this site",
};
// The status with which a browser is told to ask again when somebody really comes.
const NO_PREFETCH = { status: 503, code: "prefetch_refused", title: "Nothing is read ahead" };

function refuse(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify({ type: `/docs/problems#${refusal.code}`, ...refusal }));
}
