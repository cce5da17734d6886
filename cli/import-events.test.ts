import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { memoryStore } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { listQuarantine } from "#db/quarantine.ts";

import { gunzipped } from "./gunzip.ts";
import { type Input, importEvents, type Tally } from "./import-events.ts";

const BODY = {
  method: "PATCH",
  uri: "/v2/accounts/:accountId/status",
  email: "ana@bank.example",
  roles: ["crm-operator"],
  origin: "CRM",
  object: { account_id: 1, program_id: 2, status: "BLOCKED" },
};

const envelope = (eventId: string, status = "BLOCKED") => ({
  event_id: eventId,
  domain: "audit",
  event_type: "account_status_change",
  schema_version: 2,
  timestamp: "2026-03-20T19:03:00.000Z",
  data: { ...BODY, object: { ...BODY.object, status } },
});

const inputOf = (text: string | Buffer, digest = "digest"): Input => ({
  name: "file",
  bytes: async function* () {
    yield Buffer.from(text);
  },
  digest: async () => digest,
});

async function imported(db: ReturnType<typeof memoryStore>, input: Input): Promise<Tally> {
  const tally: Tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
  await importEvents(db, input, tally, { source: "test" });
  return tally;
}

const lines = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => JSON.stringify(envelope(`event-${from + index}`))).join("\n");

test("two equal bare bodies of one document are two events, and the same document again is none", async () => {
  const db = memoryStore();
  const document = inputOf(JSON.stringify(BODY) + JSON.stringify(BODY));
  expect(await imported(db, document)).toEqual({ read: 2, recorded: 2, duplicate: 0, refused: 0 });
  expect(await imported(db, document)).toEqual({ read: 2, recorded: 0, duplicate: 2, refused: 0 });
  const another = inputOf(JSON.stringify(BODY), "another digest");
  expect(await imported(db, another)).toEqual({ read: 1, recorded: 1, duplicate: 0, refused: 0 });
});

test("the same id with another payload is refused, and waits in quarantine with its place", async () => {
  const db = memoryStore();
  await imported(db, inputOf(JSON.stringify(envelope("one"))));
  const text = `${JSON.stringify(envelope("two"))}\n${JSON.stringify(envelope("one", "NORMAL"))}`;
  expect(await imported(db, inputOf(text))).toEqual({ read: 2, recorded: 1, duplicate: 0, refused: 1 });
  const [conflict] = listQuarantine(db, { limit: 10 });
  expect(conflict).toMatchObject({ code: "event_conflict", file: "file", ordinal: 1, source: "test" });
  expect(conflict?.offset).toBe(text.indexOf("\n") + 1);
});

test("a full disk stops at a whole batch, and the same import completes the rest", async () => {
  const db = memoryStore();
  const tally: Tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
  const pages = db.$client.pragma("page_count", { simple: true }) as number;
  db.$client.pragma(`max_page_count = ${pages + 400}`);
  const document = inputOf(lines(5000));
  const stopped = importEvents(db, document, tally, { source: "test" });
  await expect(stopped).rejects.toMatchObject({ code: "store_full", place: { path: "file" } });
  expect(tally.recorded).toBeGreaterThan(0);
  expect(tally.recorded % 1000).toBe(0);
  expect(ledgerSize(db)).toBe(tally.recorded);

  db.$client.pragma("max_page_count = 1000000");
  const rest = await imported(db, document);
  expect(rest).toEqual({ read: 5000, recorded: 5000 - tally.recorded, duplicate: tally.recorded, refused: 0 });
});

test.each([
  ["cut off", (gzip: Buffer) => gzip.subarray(0, gzip.length - 40)],
  ["damaged", (gzip: Buffer) => Buffer.concat([gzip.subarray(0, gzip.length - 60), Buffer.alloc(60, 0x55)])],
])("gzip that is %s gives the events before the damage, and one refusal", async (_, damage) => {
  const db = memoryStore();
  const gzip = damage(gzipSync(lines(200), { level: 0 }));
  const input = { ...inputOf(""), bytes: () => gunzipped(chunksOf(gzip)) };
  const tally = await imported(db, input);
  expect(tally.refused).toBe(1);
  expect(tally.recorded).toBeGreaterThan(150);
  expect(listQuarantine(db, { limit: 1 })[0]?.code).toBe("gzip_broken");
});

test("several gzip members are one document", async () => {
  const db = memoryStore();
  const gzip = Buffer.concat([gzipSync(lines(3)), gzipSync(lines(3, 3))]);
  const input = { ...inputOf(""), bytes: () => gunzipped(chunksOf(gzip)) };
  expect(await imported(db, input)).toEqual({ read: 6, recorded: 6, duplicate: 0, refused: 0 });
});

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
