import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

import { packing } from "./packing.ts";

const TEXT = "who did what, when and to whom; ".repeat(500);
const server = createServer(
  packing((asked, response) => {
    if (asked.url?.startsWith("/as-it-is")) response.setHeader("cache-control", "no-store, no-transform");
    response.setHeader("content-type", "text/html");
    if (asked.url?.endsWith("/whole")) return void response.end(Buffer.from(TEXT));
    if (asked.url?.endsWith("/long")) return void response.end(Buffer.from(TEXT.repeat(20)));
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

type Sent = { encoding: string | undefined; vary: unknown; length: string | undefined; body: Buffer };

/** What is sent, as it is sent. */
function get(path: string, accepted: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers: { "accept-encoding": accepted } }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      const { "content-encoding": encoding, "content-length": length, vary } = answer.headers;
      resolve({ encoding, vary, length, body });
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

test("a page that is there as a whole is packed at once, so that its length is known", async () => {
  const { encoding, vary, length, body } = await get("/whole", "gzip, deflate, br, zstd");
  expect([encoding, vary, length]).toEqual(["br", "Accept-Encoding", String(body.length)]);
  expect(brotliDecompressSync(body).toString()).toBe(TEXT);
  expect(body.length).toBeLessThan(TEXT.length / 10);
});

test("a very long one is packed piece by piece, on other threads", async () => {
  const { encoding, vary, length, body } = await get("/long", "br");
  expect([encoding, vary, length]).toEqual(["br", "Accept-Encoding", undefined]);
  expect(brotliDecompressSync(body).toString()).toBe(TEXT.repeat(20));
});

test.each(["", "identity", "gzip;q=0", "br;q=0"])("who accepts %j is sent it as it is", async (accepted) => {
  for (const path of ["/events", "/whole"]) {
    const { encoding, body } = await get(path, accepted);
    expect(encoding).toBeUndefined();
    expect(body.toString()).toBe(TEXT);
  }
});

test.each(["/as-it-is", "/as-it-is/whole"])("what must not be changed on its way is not packed: %s", async (path) => {
  const { encoding, body } = await get(path, "gzip, br");
  expect(encoding).toBeUndefined();
  expect(body.toString()).toBe(TEXT);
});
