import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { openStore } from "./client.ts";
import { VIEWERS } from "./migrate.ts";
import { remembered } from "./remembered.ts";
import { readTogether } from "./snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "rastro-remembered-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "viewers.db");
const [here, there] = [openStore(file, VIEWERS), openStore(file, VIEWERS)];
const links = () => here.$client.prepare("SELECT count(*) FROM one_time_links").pluck().get() as number;

let made = 0;
const ask = (key = "links") =>
  remembered(here, key, () => {
    made += 1;
    return links();
  });

function add(db: typeof here): void {
  const columns = "token_hash, purpose, expires_at";
  db.$client.prepare(`INSERT INTO one_time_links (${columns}) VALUES (?, 'demo', 1)`).run(`hash ${links()}`);
}

test("what was counted is counted once while nothing is written", () => {
  expect([ask(), ask(), ask()]).toEqual([0, 0, 0]);
  expect(made).toBe(1);
  ask("another");
  expect(made).toBe(2);
});

test.each([
  ["by another connection", there],
  ["by this one", here],
])("what is written %s is seen at once", (_, writer) => {
  const before = ask();
  add(writer);
  expect(ask()).toBe(before + 1);
});

test("within a transaction it is what the transaction sees", () => {
  here.$client.transaction(() => {
    const before = ask();
    add(there);
    expect(ask()).toBe(before);
  })();
  expect(ask()).toBe(links());
});

test("what a transaction wrote and took back is not remembered", () => {
  const before = ask();
  const taken = here.$client.transaction(() => {
    add(here);
    expect(ask()).toBe(before + 1);
    throw new Error("taken back");
  });
  expect(taken).toThrow("taken back");
  expect(ask()).toBe(before);
});

test("what is read together is remembered, also on a connection that has written before", () => {
  add(here);
  const before = made;
  readTogether(here, () => ask());
  readTogether(here, () => ask());
  expect(made).toBe(before + 1);
});

test("what is read together is of one state, and what is written meanwhile is seen behind it", () => {
  const before = links();
  readTogether(here, () => {
    expect(ask()).toBe(before);
    add(there);
    expect([ask(), ask("another"), links()]).toEqual([before, before, before]);
  });
  expect([ask(), ask("another")]).toEqual([before + 1, before + 1]);
});
