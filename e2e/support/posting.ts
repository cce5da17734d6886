import { request } from "node:http";
import { connect } from "node:net";
import type { TestServer } from "./server.ts";

export type PostAnswer = { status: number; headers: Headers; body: Record<string, unknown> };

/** Makes a token for a source on a server under test. */
export async function tokenOf(server: TestServer, source = "e2e"): Promise<string> {
  const { stdout } = await server.rastro(["token", "add", source, "--json"]);
  return JSON.parse(stdout).token;
}

/** Posts a body; its answer with its parsed body. */
export async function post(
  url: string,
  token: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<PostAnswer> {
  const response = await fetch(`${url}/api/events`, {
    method: "POST",
    body: body as BodyInit,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Posts as many bytes as wanted, one mebibyte a time, chunked; resolves with the status of the answer. */
export function postChunked(url: string, token: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "transfer-encoding": "chunked",
    };
    const sending = request(`${url}/api/events`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    // Once it is answered, the server may close while we still send.
    sending.on("error", reject);
    const chunk = Buffer.alloc(1024 * 1024, " ");
    let left = bytes;
    const send = (): void => {
      while (left > 0) {
        left -= chunk.length;
        if (!sending.write(chunk)) return void sending.once("drain", send);
      }
      sending.end();
    };
    send();
  });
}

/** Opens a connection that promises a body and sends only its first byte; resolves with what the server says. */
export function postSlowly(url: string, token: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname, () => {
      socket.write(
        `POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 1000\r\n\r\n{`,
      );
    });
    socket.on("data", (data) => {
      said += data;
    });
    socket.on("close", () => resolve(said.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}
