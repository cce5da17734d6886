import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { openStore } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { Ingest } from "#db/ingest/ingest.ts";
import { shareRecording } from "#db/ingest/shared.ts";
import { addToken, addWebhookKey } from "#db/ingest/tokens.ts";
import { closeStores, storeFile, viewersStore } from "#db/live.ts";

import { POST } from "./route.ts";

/** A route that records into a store of its own, for as long as the tests of a file run. */
export const there = {
  data: mkdtempSync(join(tmpdir(), "rastro-route-")),
  logged: [] as Record<string, unknown>[],
  ingest: null as never as Ingest,
  token: "",
  secret: "",
};

beforeAll(() => {
  const { data, logged } = there;
  Object.assign(process.env, { RASTRO_DATA: data });
  openStore(storeFile(data)).$client.close();
  there.ingest = new Ingest(data, storeFile(data));
  shareRecording({ ingest: there.ingest, log: (_level, _message, fields) => void logged.push(fields) });
  there.token = addToken(viewersStore(data), "core");
  there.secret = addWebhookKey(viewersStore(data), "hooks");
});
afterAll(async () => {
  await there.ingest.close();
  closeStores();
  rmSync(there.data, { recursive: true });
});

export const MIB = 1024 * 1024;
type Body = string | Buffer | ReadableStream;

/** Posts with the token of `core`, unless the headers say otherwise; an empty header is left out. */
export async function post(body: Body, headers: Record<string, string> = {}) {
  const all = { authorization: `Bearer ${there.token}`, "content-type": "application/json", ...headers };
  const sent = Object.entries(all).filter(([, value]) => value !== "");
  const init = { method: "POST", body: body as BodyInit, headers: Object.fromEntries(sent), duplex: "half" };
  const response = await POST(new Request("http://localhost/api/events", init));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** So many honest events, one after another. */
export const events = (count: number): string =>
  Array.from({ length: count }, () => JSON.stringify(statusEvent())).join("");

/** How many events the store holds. */
export const size = (): number => ledgerSize(openStore(storeFile(there.data)));
