import { describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { decodePiece, type Incoming } from "#audit/incoming.ts";
import { piecesOf } from "#audit/json/pieces.ts";
import { PROBLEMS } from "#audit/problems.ts";

import { type Db, memoryStore } from "./client.ts";
import { append, DELIVERY, pluck, RECORDED_AT } from "./honest-store.ts";
import { appendEvents, type Delivery } from "./ledger.ts";
import { countQuarantine, listQuarantine } from "./quarantine.ts";

const incoming = (text: string): Incoming[] =>
  piecesOf(Buffer.from(text)).map((piece, ordinal) => decodePiece(piece, ordinal));
const refuse = (db: Db, text: string, delivery: Partial<Delivery> = {}) =>
  appendEvents(db, incoming(text), { ...DELIVERY, ...delivery });
const all = (db: Db) => listQuarantine(db, { limit: 100 });

test("what is refused waits with its bytes, its place, its problem and its pointer", () => {
  const db = memoryStore();
  const good = JSON.stringify(statusEvent());
  const bad = JSON.stringify(statusEvent({ object: { status: 7 } }));
  refuse(db, `${good}\n${bad}\n{"cut":`, { file: "dir/file.json", source: "s3" });
  const [cut, invalid, ...others] = all(db);
  expect(others).toEqual([]);
  expect(invalid).toMatchObject({
    source: "s3",
    file: "dir/file.json",
    ordinal: 1,
    offset: good.length + 1,
    length: bad.length,
    code: "body_invalid",
    title: PROBLEMS.body_invalid.title,
    pointer: "/data/object/status",
    expected: "string",
    times: 1,
    firstSeenAt: RECORDED_AT,
  });
  expect(cut).toMatchObject({ ordinal: 2, code: "json_truncated", pointer: null, beginning: '{"cut":' });
  expect(String(pluck(db, "SELECT bytes FROM quarantine ORDER BY quarantine_id"))).toBe(bad);
});

describe("the same again", () => {
  test("at the same place is the same item, seen once more; first seen stays", () => {
    const db = memoryStore();
    for (const hour of [0, 1, 2]) refuse(db, '{"a":1}', { now: RECORDED_AT + hour });
    expect(all(db)).toMatchObject([{ times: 3, firstSeenAt: RECORDED_AT, lastSeenAt: RECORDED_AT + 2 }]);
  });

  test("in another file, from another source, at another place or with other bytes is another item", () => {
    const db = memoryStore();
    refuse(db, '{"a":1}');
    refuse(db, '{"a":1}', { file: "other" });
    refuse(db, '{"a":1}', { source: "other" });
    refuse(db, ' {"a":1}');
    refuse(db, '{"a":2}');
    expect(all(db).map(({ times }) => times)).toEqual([1, 1, 1, 1, 1]);
    expect(countQuarantine(db)).toEqual([
      { code: "event_unrecognised", title: PROBLEMS.event_unrecognised.title, count: 5 },
    ]);
    expect(countQuarantine(db, { source: "other" })).toMatchObject([{ count: 1 }]);
    expect(countQuarantine(db, { state: "discarded" })).toEqual([]);
  });
});

test("pages by id are walked without loss or repeat, newest first", () => {
  const db = memoryStore();
  append(
    db,
    Array.from({ length: 25 }, (_, index) => ({ index })),
  );
  const ids: number[] = [];
  for (let page = listQuarantine(db, { limit: 7 }); page.length > 0; ) {
    ids.push(...page.map(({ quarantineId }) => quarantineId));
    page = listQuarantine(db, { limit: 7, before: page.at(-1)?.quarantineId ?? null });
  }
  expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index));
});

test("no number is shown, where what is shown of the bytes ends in one too, nor in a pointer", () => {
  const db = memoryStore();
  for (let before = 130; before <= 160; before += 1) refuse(db, `{"${"x".repeat(before)}":"5511987654321", "a`);
  refuse(db, '{"data":{"5511987654321":true,"5511987654321":null}}');
  expect(all(db)).toHaveLength(32);
  for (const item of all(db)) {
    expect(item.beginning.length).toBeLessThanOrEqual(160);
    expect(`${item.beginning} ${item.pointer}`).not.toMatch(/[5-9]|\d{5}/);
  }
  expect(all(db)[0]?.pointer).toBe("/data/*********4321");
  expect(all(db).at(-1)?.beginning).toContain("*********4321");
});
