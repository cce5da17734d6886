import { once } from "node:events";
import { createServer, get, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

import { whole } from "./whole.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
/** What a test does with its answer. */
let answer: (response: ServerResponse) => void;
const handle: RequestListener = (_, response) => answer(response);
const server = createServer(whole(handle));
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

async function ask(): Promise<IncomingMessage> {
  const [response] = (await once(get({ port }), "response")) as [IncomingMessage];
  return response;
}

test("a page leaves in one piece, whose length is known, however it was written", async () => {
  answer = async (response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.flushHeaders();
    for (const piece of ["<p>", "São ", "Paulo"]) {
      response.write(bytes(piece));
      await new Promise(setImmediate);
    }
    response.end();
  };
  const page = await ask();
  expect(page.headers["content-length"]).toBe(String(bytes("<p>São Paulo").length));
  expect(Buffer.concat(await page.toArray()).toString()).toBe("<p>São Paulo");
});

test.each([
  ["text behind bytes", (response: ServerResponse) => void response.end(void response.write("b", "latin1"))],
  ["an end with something in it", (response: ServerResponse) => void response.end("b")],
])("%s stays behind them", async (_, finish) => {
  answer = (response) => {
    response.setHeader("content-type", "text/html");
    response.write(bytes("a"));
    finish(response);
  };
  expect(Buffer.concat(await (await ask()).toArray()).toString()).toBe("ab");
});

test("what is no page leaves as it comes", async () => {
  let go = () => {};
  answer = (response) => {
    response.setHeader("content-type", "text/csv");
    response.write(bytes("first"));
    go = () => void response.end("second");
  };
  const file = await ask();
  const [first] = await once(file, "data");
  expect(String(first)).toBe("first");
  go();
  expect(Buffer.concat(await file.toArray()).toString()).toBe("second");
});

test("a page that breaks off is seen to break off", async () => {
  answer = (response) => {
    response.setHeader("content-type", "text/html");
    response.write(bytes("half"));
    response.destroy();
  };
  await expect(ask()).rejects.toThrow(/hang up/);
});
