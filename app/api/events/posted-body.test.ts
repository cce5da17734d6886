import { setImmediate } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";

import { events, MIB, post, size, there } from "./posting.ts";

/** An event that is exactly so many bytes long. */
function eventOf(bytes: number): string {
  const pad = (length: number) => JSON.stringify({ ...statusEvent({ id: "pad" }), extra: "x".repeat(length) });
  return pad(bytes - pad(0).length).replace('"pad"', `"${String(Math.random()).slice(2, 5).padEnd(3, "0")}"`);
}

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
  const share = there.ingest.budget.share();
  expect(share.take(32 * MIB - 10)).toBe(true);
  const answer = await post(events(1));
  expect(answer).toMatchObject({ status: 429, body: { code: "ingest_busy" } });
  expect(answer.headers.get("retry-after")).toBe("1");
  share.release();
  expect((await post(events(1))).status).toBe(200);
  expect(there.ingest.budget.held).toBe(0);
});
