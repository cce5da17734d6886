import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";

import { openStore } from "../client.ts";
import { ledgerSize } from "../events.ts";
import type { Post } from "./post.ts";
import { Recorder } from "./recorder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-recorder-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

let lastId = 0;
function postOf(events: number, more = ""): Post {
  const values = Array.from({ length: events }, () => bytesOf(statusEvent()).toString());
  lastId += 1;
  return { id: lastId, source: "test", body: [Buffer.from(values.join("") + more)], receivedAt: Date.now() };
}

const store = () => join(folder, "rastro.db");

test("posts that wait together share one transaction, and each has its own receipt", () => {
  const recorder = new Recorder(store());
  const posts = [postOf(2), postOf(3, '{"broken":1}'), postOf(0)];
  const groups = [...recorder.record(posts)];
  expect(groups).toHaveLength(1);
  expect(groups[0]?.answers).toMatchObject([
    { id: posts[0]?.id, receipt: { recorded: 2, refused: [] } },
    { id: posts[1]?.id, receipt: { recorded: 3, refused: [{ index: 3 }] } },
    { id: posts[2]?.id, receipt: { recorded: 0, refused: [] } },
  ]);
  recorder.close();
});

test("a large post is recorded alone, and one that is refused whole takes no neighbour with it", () => {
  const recorder = new Recorder(store());
  const tooMany = { ...postOf(0), body: [Buffer.from(`${"0 ".repeat(50_000)}${" ".repeat(300_000)}0`)] };
  const damaged = { ...postOf(0), body: [Buffer.from([0x1f, 0x8b, 1, 2, 3])] };
  const posts = [postOf(2), tooMany, postOf(3), damaged];
  const answers = [...recorder.record(posts)].flatMap((group) => group.answers);
  const of = (post: Post | undefined) => answers.find(({ id }) => id === post?.id);
  expect(of(posts[0])).toMatchObject({ receipt: { recorded: 2 } });
  expect(of(posts[1])).toMatchObject({ problem: { code: "body_too_large" } });
  expect(of(posts[2])).toMatchObject({ receipt: { recorded: 3 } });
  expect(of(posts[3])).toMatchObject({ problem: { code: "gzip_broken" } });
  expect(ledgerSize(openStore(store()))).toBe(5);
  recorder.close();
});

test("while another writer holds the store a post waits a bounded time, is told so, and can be sent again", () => {
  const recorder = new Recorder(store(), { busyMs: 50 });
  const other = openStore(store());
  other.$client.exec("BEGIN IMMEDIATE");
  const post = postOf(1);
  expect([...recorder.record([post])][0]?.answers).toMatchObject([{ problem: { code: "store_busy", status: 503 } }]);
  expect(() => recorder.check()).toThrow(expect.objectContaining({ code: "store_busy" }));
  other.$client.exec("COMMIT");
  expect([...recorder.record([post])][0]?.answers).toMatchObject([{ receipt: { recorded: 1, duplicate: 0 } }]);
  expect(() => recorder.check()).not.toThrow();
  recorder.close();
});

test("a store that cannot be opened refuses posts, and is used again once it can", () => {
  writeFileSync(store(), "this is no store, and long enough to be taken for one that is damaged".repeat(100));
  const recorder = new Recorder(store());
  expect([...recorder.record([postOf(1)])][0]?.answers).toMatchObject([{ problem: { code: "store_damaged" } }]);
  rmSync(store());
  expect([...recorder.record([postOf(1)])][0]?.answers).toMatchObject([{ receipt: { recorded: 1 } }]);
  recorder.close();
});

test("when a group fails for a reason that is nobody's, each post is tried alone: only the one that fails is lost", () => {
  const recorder = new Recorder(store());
  const db = openStore(store());
  // A bug of ours that one event sets off, as SQLite would tell it.
  db.$client.exec(`CREATE TRIGGER bug BEFORE INSERT ON statuses WHEN NEW.status = 'BUG'
    BEGIN SELECT json_extract('no json', '$'); END`);
  const poison = { ...postOf(0), body: [bytesOf(statusEvent({ object: { status: "BUG" } }))] };
  const answers = [...recorder.record([postOf(1), poison, postOf(3)])].flatMap((group) => group.answers);
  expect(answers).toMatchObject([
    { receipt: { recorded: 1 } },
    { bug: expect.stringContaining("malformed JSON") },
    { receipt: { recorded: 3 } },
  ]);
  expect(ledgerSize(db)).toBe(4);
  db.$client.close();
  recorder.close();
});
