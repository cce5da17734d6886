import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

import { withHeaders } from "./headers.ts";

const seen: (string | undefined)[] = [];
const server = createServer((request, response) =>
  withHeaders(
    (asked, answer) => {
      seen.push(asked.headers["content-security-policy"]?.toString());
      answer.end();
    },
    { secure: request.url === "/secure" },
  )(request, response),
);
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test("each answer has a nonce of its own, and the pages are told it, whatever somebody sent", async () => {
  const sent = { headers: { "content-security-policy": "script-src 'nonce-mine'" } };
  const policies = [await fetch(url, sent), await fetch(url, sent)].map(({ headers }) =>
    headers.get("content-security-policy"),
  );
  expect(new Set(policies).size).toBe(2);
  expect(seen).toEqual(policies);
  for (const policy of policies) expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/);
});

test("https is insisted on only where browsers come in by it", async () => {
  expect((await fetch(`${url}/secure`)).headers.get("strict-transport-security")).toContain("max-age=63072000");
  expect((await fetch(url)).headers.has("strict-transport-security")).toBe(false);
});
