import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

import { onceBegun } from "./beginnings.ts";

const begun: string[] = [];
const answers: RequestListener = (request: IncomingMessage, response) => {
  begun.push(request.url ?? "");
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  request.on("end", () => response.end(`read ${bytes}`));
};
const server = createServer(onceBegun(answers, ({ url }) => url?.startsWith("/post") ?? false, 300));
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

/** Sends pieces, a moment apart, and gives everything that comes back until the connection ends. */
async function say(path: string, header: string, ...pieces: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (data) => {
    heard += data;
  });
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`);
  for (const piece of pieces) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write(piece);
  }
  await once(socket, "close");
  return heard;
}

test.each([
  ["at once", "Content-Length: 5", ["hello"], 5],
  ["in pieces", "Content-Length: 5", ["he", "l", "lo"], 5],
  ["in chunks", "Transfer-Encoding: chunked", ["2\r\nhe\r\n", "3\r\nllo\r\n", "0\r\n\r\n"], 5],
  ["of nothing", "Content-Length: 0", [], 0],
  ["of no length at all", "X-Nothing: 1", [], 0],
  ["larger than what is buffered", "Content-Length: 300000", ["x".repeat(100_000), "x".repeat(200_000)], 300_000],
])("a body that comes %s is read whole", async (_, header, pieces, bytes) => {
  expect(await say("/post/whole", header, ...pieces)).toContain(`read ${bytes}`);
});

test("a sender that does not go on is told 408, and nothing is begun for it", async () => {
  for (const [header = "", piece = ""] of [
    ["Content-Length: 1000", "{"],
    ["Transfer-Encoding: chunked", "1\r\n{\r\n"],
  ]) {
    const heard = await say("/post/slow", header, piece);
    expect(heard).toContain("HTTP/1.1 408");
    expect(heard).toContain("body_too_slow");
  }
  expect(begun).not.toContain("/post/slow");
});

test("what is large begins before it is whole, and what is no post at once", async () => {
  const [large, other] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  large.write(`POST /post/large HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n${"x".repeat(100_000)}`);
  other.write("POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
  await expect.poll(() => begun).toEqual(expect.arrayContaining(["/post/large", "/page"]));
  for (const socket of [large, other]) socket.destroy();
});
