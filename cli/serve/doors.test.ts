import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, expect, test } from "vitest";

import { guard } from "./doors.ts";
import { parseProxies } from "./proxies.ts";

const [HERE, ALSO_HERE] = ["https://rastro.bank.example", "https://audit.bank.example"];
let seen: Record<string, unknown>;
let url: string;

const server = createServer(
  guard(
    (request, response) => {
      seen = { ...request.headers };
      response.end("in");
    },
    { origins: [HERE, ALSO_HERE], trusted: parseProxies("") },
  ),
);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const status = async (method: string, headers: Record<string, string>, path = "/") =>
  (await fetch(url + path, { method, headers })).status;

test("what comes from a page of ours is let in, and what is only read too", async () => {
  expect(await status("POST", { origin: HERE })).toBe(200);
  expect(await status("POST", { origin: HERE, "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await status("POST", { origin: "null", "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await status("GET", {})).toBe(200);
});

test.each([
  {},
  { origin: "null" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { origin: "http://rastro.bank.example" },
  { origin: `${HERE}.evil.example` },
  { origin: HERE, "sec-fetch-site": "cross-site" },
  { origin: HERE, "sec-fetch-site": "same-site" },
  { referer: `${HERE}/events`, "sec-fetch-site": "same-origin" },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
])("a POST with %j is refused", async (headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(await status(method, headers)).toBe(403);
});

test("ingest takes no cookie and needs no origin; what only looks like it does", async () => {
  expect(await status("POST", {}, "/api/events")).toBe(200);
  expect(await status("POST", {}, "/api/events?x=1")).toBe(200);
  for (const path of ["/api/events/..", "/api/events/", "//api/events", "/api/eventsx"])
    expect(await status("POST", {}, path), path).toBe(403);
});

test.each([
  { "next-router-prefetch": "1" },
  { "next-router-segment-prefetch": "/_tree" },
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { "x-moz": "prefetch" },
])("a prefetch, %j, is answered without being asked further", async (headers) => {
  seen = {};
  expect(await status("GET", headers)).toBe(503);
  expect(seen).toEqual({});
});

test("the page behind an action is of the site that the action came from, whatever address it is asked at", async () => {
  for (const origin of [HERE, ALSO_HERE]) {
    expect(await status("GET", { origin })).toBe(200);
    expect(seen.host).toBe(new URL(origin).host);
  }
  await status("GET", { origin: "https://evil.example" });
  expect(seen.host).toBe(new URL(HERE).host);
});

test("nobody speaks for a proxy or for Next by a header", async () => {
  await fetch(url, {
    headers: {
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "10.0.0.1",
      "x-middleware-subrequest": "proxy:proxy:proxy",
      "x-rastro-address": "127.0.0.1",
    },
  });
  expect(seen).toMatchObject({ host: "rastro.bank.example", "x-forwarded-proto": "https" });
  for (const name of ["x-forwarded-host", "x-forwarded-for", "x-middleware-subrequest", "x-rastro-address"])
    expect(seen).not.toHaveProperty(name);
  expect(await status("POST", { origin: HERE, "x-action-forwarded": "1" })).toBe(403);
});

test("a step to the sign-in is answered by nothing that a page could keep its frame around", async () => {
  const step = { rsc: "1", "next-router-state-tree": "x" };
  for (const path of ["/sign-in", "/sign-in?to=%2Fevents&_rsc=1", "/sign-in/code?_rsc=1"]) {
    const answer = await fetch(url + path, { headers: step });
    expect(answer.headers.get("content-type"), path).toBe("text/plain");
    expect(await (await fetch(url + path)).text(), path).toBe("in");
  }
  for (const path of ["/", "/sign-ins", "/events?to=/sign-in"])
    expect(await (await fetch(url + path, { headers: step })).text(), path).toBe("in");
});
