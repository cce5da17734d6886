import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { openStore } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { Ingest } from "#db/ingest/ingest.ts";
import { shareRecording } from "#db/ingest/shared.ts";
import { addToken, addWebhookKey, revokeTokens } from "#db/ingest/tokens.ts";
import { closeStores, storeFile, viewersStore } from "#db/live.ts";
import { countQuarantine } from "#db/quarantine.ts";

import { POST } from "./route.ts";

const MIB = 1024 * 1024;
const data = mkdtempSync(join(tmpdir(), "rastro-route-"));
const logged: Record<string, unknown>[] = [];
let [ingest, token, secret]: [Ingest, string, string] = [null as never, "", ""];

beforeAll(() => {
  process.env.RASTRO_DATA = data;
  openStore(storeFile(data)).$client.close();
  ingest = new Ingest(data, storeFile(data));
  shareRecording({ ingest, log: (_level, _message, fields) => void logged.push(fields) });
  token = addToken(viewersStore(data), "core");
  secret = addWebhookKey(viewersStore(data), "hooks");
});
afterAll(async () => {
  await ingest.close();
  closeStores();
  rmSync(data, { recursive: true });
});

type Body = string | Buffer | ReadableStream;
async function post(body: Body, headers: Record<string, string> = {}) {
  const all = { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers };
  const sent = Object.entries(all).filter(([, value]) => value !== "");
  const init = { method: "POST", body: body as BodyInit, headers: Object.fromEntries(sent), duplex: "half" };
  const response = await POST(new Request("http://localhost/api/events", init));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const events = (count: number): string => Array.from({ length: count }, () => JSON.stringify(statusEvent())).join("");
const size = () => ledgerSize(openStore(storeFile(data)));

/** An event that is exactly so many bytes long. */
function eventOf(bytes: number): string {
  const pad = (length: number) => JSON.stringify({ ...statusEvent({ id: "pad" }), extra: "x".repeat(length) });
  return pad(bytes - pad(0).length).replace('"pad"', `"${String(Math.random()).slice(2, 5).padEnd(3, "0")}"`);
}

describe("who may post", () => {
  test("a token, as a bearer or as the password of Basic, names the source", async () => {
    const basic = `Basic ${Buffer.from(`anybody:${token}`).toString("base64")}`;
    expect(await post(events(2))).toMatchObject({ status: 200, body: { recorded: 2, duplicate: 0, refused: [] } });
    expect(await post(events(1), { authorization: basic })).toMatchObject({ status: 200, body: { recorded: 1 } });
    expect(logged.at(-1)).toMatchObject({ source: "core", status: 200, recorded: 1 });
  });

  test.each([
    ["nothing", ""],
    ["another token", "Bearer rastro_other"],
    ["an empty token", "Bearer "],
    ["the token as a user", "Basic dG9rZW46"],
    ["an unknown scheme", "Token x"],
  ])("%s is refused with what is asked for, and a cookie changes nothing", async (_, authorization) => {
    const before = size();
    const answer = await post(events(1), { authorization, cookie: `token=${token}; session=1` });
    expect(answer).toMatchObject({ status: 401, body: { code: "token_invalid" } });
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(size()).toBe(before);
  });

  test("a revoked token is refused at once", async () => {
    const other = addToken(viewersStore(data), "gone");
    const authorization = `Bearer ${other}`;
    expect((await post(events(1), { authorization })).status).toBe(200);
    revokeTokens(viewersStore(data), { source: "gone" });
    expect((await post(events(1), { authorization })).status).toBe(401);
  });

  const signed = (body: string, at = new Date()) => ({
    authorization: "",
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("msg_1", at, body),
  });

  test("a signature over the raw bytes names the source; over any others it is refused", async () => {
    const body = events(3);
    expect(await post(body, signed(body))).toMatchObject({ status: 200, body: { recorded: 3 } });
    expect(logged.at(-1)).toMatchObject({ source: "hooks" });
    expect((await post(`${body} `, signed(body))).status).toBe(401);
    expect((await post(body, signed(body, new Date(Date.now() - 301_000)))).status).toBe(401);
    // Who brings a wrong token is not judged by a signature.
    expect((await post(body, { ...signed(body), authorization: "Bearer x" })).status).toBe(401);
  });
});

describe("what may be posted", () => {
  test.each([
    ["a list", `[${[1, 2].map(() => JSON.stringify(statusEvent())).join(",")}]`],
    ["lines", `${JSON.stringify(statusEvent())}\n${JSON.stringify(statusEvent())}\n`],
    ["gzip", gzipSync(events(2))],
    ["an SNS notification and a bare event", JSON.stringify({ Type: "Notification", Message: events(1) }) + events(1)],
  ])("%s", async (_, body) => {
    expect(await post(body, { "content-type": "text/plain; charset=UTF-8" })).toMatchObject({
      status: 200,
      body: { recorded: 2, refused: [] },
    });
  });

  test("nothing at all is nothing recorded, and no problem", async () => {
    for (const body of ["", " \n", "[]"]) {
      expect(await post(body)).toMatchObject({ status: 200, body: { recorded: 0, duplicate: 0, refused: [] } });
    }
  });

  test("the same again is duplicate; what is refused is told by its index, and waits in quarantine", async () => {
    const one = JSON.stringify(statusEvent());
    expect((await post(one)).body).toEqual({ recorded: 1, duplicate: 0, refused: [] });
    const mixed = await post(`[${one},{"broken":1},${JSON.stringify(statusEvent())}]`);
    expect(mixed).toMatchObject({ status: 200, body: { recorded: 1, duplicate: 1 } });
    expect(mixed.body.refused).toMatchObject([
      { index: 1, problem: { code: "event_unrecognised", pointer: "/object" } },
    ]);
    expect(countQuarantine(openStore(storeFile(data)))).not.toEqual([]);
  });

  test.each(['{"a":', '{"broken":1}', "<xml/>", '{"a":1,"a":2}', "\0"])("%j is refused whole", async (body) => {
    expect(await post(body)).toMatchObject({
      status: 422,
      body: { code: "nothing_recorded", refused: [{ index: 0 }] },
    });
  });

  test("a confirmation of an SNS subscription is recorded once, for a person to follow", async () => {
    const notice = JSON.stringify({
      Type: "SubscriptionConfirmation",
      MessageId: "165545c9",
      TopicArn: "arn:aws:sns:us-west-2:123456789012:MyTopic",
      Message: "You have chosen to subscribe to the topic.",
      SubscribeURL: "https://sns.example/?Action=ConfirmSubscription",
      Timestamp: "2026-03-20T12:00:00.000Z",
    });
    const headers = { "content-type": "text/plain; charset=UTF-8" };
    expect((await post(notice, headers)).body).toEqual({ recorded: 1, duplicate: 0, refused: [] });
    expect((await post(notice, headers)).body).toEqual({ recorded: 0, duplicate: 1, refused: [] });
  });

  test.each([
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "text/html" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-encoding": "br" },
    { "content-encoding": "gzip, gzip" },
  ])("%j is not read", async (headers) => {
    expect(await post(events(1), headers as never)).toMatchObject({ status: 415 });
  });
});

describe("how much may be posted", () => {
  test("an event of 64 KiB is recorded, one of a byte more is refused", async () => {
    expect((await post(eventOf(64 * 1024 - 1))).body).toMatchObject({ recorded: 1 });
    expect((await post(eventOf(64 * 1024))).body).toMatchObject({ recorded: 1 });
    const more = await post(eventOf(64 * 1024 + 1) + events(1));
    expect(more.body).toMatchObject({ recorded: 1, refused: [{ index: 0, problem: { code: "json_too_large" } }] });
  });

  test("16 levels are recorded, 17 are refused", async () => {
    const deep = (levels: number) => {
      const extra = `${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}`;
      return JSON.stringify({ ...statusEvent(), extra: "HERE" }).replace('"HERE"', extra);
    };
    expect((await post(deep(16))).body).toMatchObject({ recorded: 1 });
    expect((await post(deep(17))).body).toMatchObject({ refused: [{ problem: { code: "json_too_deep" } }] });
    const inMessage = JSON.stringify({ Type: "Notification", Message: deep(17) });
    expect((await post(inMessage)).body).toMatchObject({ refused: [{ problem: { code: "json_too_deep" } }] });
  });

  const padded = (bytes: number) => events(1).padEnd(bytes, " ");
  const chunked = (bytes: number) =>
    new ReadableStream({
      start(controller) {
        const body = Buffer.from(padded(bytes));
        for (let at = 0; at < bytes; at += 65_536) controller.enqueue(new Uint8Array(body.subarray(at, at + 65_536)));
        controller.close();
      },
    });

  test.each([10 * MIB - 1, 10 * MIB])("a body of %i bytes is recorded, whole or in chunks", async (bytes) => {
    expect((await post(padded(bytes))).body).toMatchObject({ recorded: 1 });
    expect((await post(chunked(bytes))).body).toMatchObject({ recorded: 1 });
  });

  test("a byte more is refused, said or not, compressed or not, and nothing of it is recorded", async () => {
    const before = size();
    const length = { "content-length": String(10 * MIB + 1) };
    expect((await post(padded(10 * MIB + 1), length)).status).toBe(413);
    expect((await post(chunked(10 * MIB + 1))).status).toBe(413);
    const bomb = gzipSync(events(1) + " ".repeat(200 * MIB), { level: 9 });
    expect(await post(bomb, { "content-encoding": "gzip" })).toMatchObject({
      status: 413,
      body: { code: "body_too_large" },
    });
    expect(await post("0 ".repeat(50_001))).toMatchObject({ status: 413 });
    expect(size()).toBe(before);
  });

  test("gzip that is damaged, cut off or none is refused whole", async () => {
    const before = size();
    const gzip = gzipSync(events(20));
    for (const body of [gzip.subarray(0, -9), Buffer.concat([gzip.subarray(0, 40), Buffer.alloc(60, 7)]), events(1)]) {
      const answer = await post(body, { "content-encoding": "gzip" });
      expect(answer).toMatchObject({ status: 400, body: { code: "gzip_broken" } });
    }
    expect(size()).toBe(before);
  });

  test("a body that breaks off is not recorded", async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from(events(1)));
        controller.error(new Error("gone"));
      },
    });
    expect(await post(body)).toMatchObject({ status: 400, body: { code: "body_broken_off" } });
  });
});

test("one event posted a thousand times at once is one row, and every post is answered", async () => {
  const before = size();
  const one = JSON.stringify(statusEvent());
  const answers: Awaited<ReturnType<typeof post>>[] = [];
  const posting = Array.from({ length: 1000 }, async () => {
    let answer = await post(one);
    // Told to come again: that is an answer too, and loses nothing.
    while (answer.status === 429) {
      await setImmediate();
      answer = await post(one);
    }
    answers.push(answer);
  });
  await Promise.all(posting);
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  expect(answers.reduce((sum, { body }) => sum + body.recorded, 0)).toBe(1);
  expect(answers.reduce((sum, { body }) => sum + body.duplicate, 0)).toBe(999);
  expect(size()).toBe(before + 1);
});

test("more bodies than the memory may hold are told to come again, with when", async () => {
  const share = ingest.budget.share();
  expect(share.take(32 * MIB - 10)).toBe(true);
  const answer = await post(events(1));
  expect(answer).toMatchObject({ status: 429, body: { code: "ingest_busy" } });
  expect(answer.headers.get("retry-after")).toBe("1");
  share.release();
  expect((await post(events(1))).status).toBe(200);
  expect(ingest.budget.held).toBe(0);
});

test("no log line names an operator, a number or a token", async () => {
  await post(events(1));
  const lines = JSON.stringify(logged);
  expect(lines).toContain("request_id");
  for (const word of ["bank.example", "987654321", token, secret]) expect(lines).not.toContain(word);
});
