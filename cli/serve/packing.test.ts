import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

import { packing } from "./packing.ts";

const TEXT = "who did what, when and to whom; ".repeat(500);
const server = createServer(
  packing((asked, response) => {
    if (asked.url === "/as-it-is") response.setHeader("cache-control", "no-store, no-transform");
    response.setHeader("content-type", "text/html");
    response.write(TEXT.slice(0, 5_000));
    response.end(TEXT.slice(5_000));
  }),
);
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

/** What is sent, as it is sent. */
function get(path: string, accepted: string): Promise<{ encoding: string | undefined; vary: unknown; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers: { "accept-encoding": accepted } }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      resolve({ encoding: answer.headers["content-encoding"], vary: answer.headers.vary, body });
    });
    asked.on("error", reject).end();
  });
}

test.each([
  ["gzip, deflate", "gzip", gunzipSync],
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
])("who accepts %s is sent %s, whole and much smaller", async (accepted, encoding, unpack) => {
  for (const path of ["/events", "/_next/static/chunks/x.js"]) {
    const answer = await get(path, accepted);
    expect(answer).toMatchObject({ encoding, vary: "Accept-Encoding" });
    expect(unpack(answer.body).toString()).toBe(TEXT);
    expect(answer.body.length).toBeLessThan(TEXT.length / 10);
  }
});

test.each(["", "identity", "gzip;q=0"])("who accepts %j is sent it as it is", async (accepted) => {
  const { encoding, body } = await get("/events", accepted);
  expect(encoding).toBeUndefined();
  expect(body.toString()).toBe(TEXT);
});

test("what must not be changed on its way is not packed", async () => {
  const { encoding, body } = await get("/as-it-is", "gzip, br");
  expect(encoding).toBeUndefined();
  expect(body.toString()).toBe(TEXT);
});
