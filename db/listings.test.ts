import { setImmediate as turn } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";

import { createRandom } from "#audit/demo/random.ts";
import type { Looker, Seen } from "#audit/looks.ts";
import { listings } from "./access-migrations/0003-listings.ts";
import { type Db, memoryStore } from "./client.ts";
import { pluck } from "./honest-store.ts";
import { LISTED_TOGETHER, listLooked } from "./listings.ts";
import { recorderOf } from "./look-recorder.ts";
import { appendLooks, type Looked } from "./looks.ts";
import { ACCESS, migrateStore } from "./migrate.ts";
import { TALLIES, unguarded } from "./unguarded.ts";

const looker: Looker = { viewer: "ana", roles: [], origin: "WEB", session: null, address: null, request: "r" };
const looked = (object: Seen): Looked => ({
  looker,
  look: { event: "viewer_search", method: "GET", uri: "/events", object },
});

let access: Db;
beforeEach(() => {
  access = memoryStore(ACCESS);
});

const look = (...seen: Seen[]) => appendLooks(access, seen.map(looked), 1);
const listed = () => pluck(access, "SELECT count(*) FROM listed_leaves");
const lookedAt = (leaf: number) =>
  access.$client.prepare("SELECT DISTINCT look FROM shown_leaves WHERE leaf_index = ? ORDER BY look").pluck().all(leaf);

test("who was shown an event is the same before looks are listed by event and after, whatever they showed", () => {
  const random = createRandom(11);
  const shown = Array.from({ length: 5 * LISTED_TOGETHER }, () => ({
    ...(random.chance(0.8) && { leaves: Array.from({ length: random.below(20) }, () => random.below(30)) }),
    ...(random.chance(0.5) && { leaf_index: random.below(30) }),
  }));
  const looksAt = (leaf: number, of: Seen[]) =>
    of.flatMap(({ leaves = [], leaf_index }, index) => (leaves.includes(leaf) || leaf_index === leaf ? [index] : []));
  for (let at = 0; at < shown.length; ) {
    const more = 1 + random.below(LISTED_TOGETHER);
    look(...shown.slice(at, at + more));
    at += more;
    const waiting = listed();
    for (let leaf = 0; leaf < 30; leaf += 1) expect(lookedAt(leaf)).toEqual(looksAt(leaf, shown.slice(0, at)));
    expect(listed()).toBe(waiting);
    listLooked(access);
    for (let leaf = 0; leaf < 30; leaf += 1) expect(lookedAt(leaf)).toEqual(looksAt(leaf, shown.slice(0, at)));
  }
  expect(listed()).toBeGreaterThan(4 * LISTED_TOGETHER);
});

test("behind enough looks those who record them list them, and not before", async () => {
  const record = recorderOf(access);
  const some = async (looks: number) => {
    await Promise.all(Array.from({ length: looks }, () => record(looked({ leaves: [3, 5] }))));
    await turn();
    await turn();
  };
  await some(LISTED_TOGETHER - 1);
  expect(listed()).toBe(0);
  await some(1);
  expect(listed()).toBe(2 * LISTED_TOGETHER);
});

test("looks of a log of before stay listed, and those that an older server lists itself are listed once", () => {
  access = memoryStore(ACCESS.slice(0, ACCESS.indexOf(listings)));
  const listItself = (leaf: number) =>
    access.$client.prepare("INSERT INTO listed_leaves VALUES (?, ?)").run(leaf, look({ leaf_index: leaf })[0]);
  listItself(7);
  migrateStore(access.$client, ACCESS);
  listItself(8);
  for (let looks = 0; looks < LISTED_TOGETHER; looks += 1) look({ leaf_index: 9 });
  listLooked(access);
  expect([7, 8].map(lookedAt)).toEqual([[0], [1]]);
  expect(lookedAt(9)).toHaveLength(LISTED_TOGETHER);
  expect(listed()).toBe(2 + LISTED_TOGETHER);
});

test("what is listed can be neither changed nor taken away", () => {
  look(...Array.from({ length: LISTED_TOGETHER }, () => ({ leaves: [1] })));
  listLooked(access);
  expect(unguarded(access, TALLIES).filter((breach) => /^list/.test(breach))).toEqual([]);
  const triggers = access.$client.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?");
  expect(["listed_leaves", "listings"].map((table) => triggers.pluck().get(table))).toEqual([3, 3]);
});
