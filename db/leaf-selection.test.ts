import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { type Db, openReadOnly, openStore } from "./client.ts";
import { append } from "./honest-store.ts";
import { LeafSelection } from "./leaf-selection.ts";
import { selectLeaves } from "./walk.ts";

const SCOPE = { subject: null, zone: "UTC", now: NOON + 1000 * 3_600_000 };
const EVENTS = 260;

let folder = "";
const open: Db[] = [];
const kept = (db: Db): Db => {
  open.push(db);
  return db;
};
const file = () => join(folder, "rastro.db");

let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-leaves-"));
  db = kept(openStore(file()));
  append(
    db,
    Array.from({ length: EVENTS }, (_, index) => {
      const at = NOON + ((index * 7) % EVENTS) * 3_600_000;
      return index % 3 === 0 ? phoneEvent({ at }) : statusEvent({ at, object: { account_id: index % 5 } });
    }),
  );
});
afterEach(() => {
  for (const { $client } of open.splice(0)) $client.close();
  rmSync(folder, { recursive: true });
});

const selection = (q: string, size?: number) =>
  new LeafSelection(kept(openReadOnly(file())), parseSearch(q), SCOPE, size);

test.each(["", "account:1", "event:phone_change", "account:1..3 -event:phone_change", "account:999"])(
  "what %j selects is found in order and counted, whatever the size of a piece",
  (q) => {
    const all = [...selectLeaves(db, parseSearch(q), SCOPE, { limit: EVENTS })];
    for (const size of [1, 49, 50, 51, all.length || 1, 5000]) {
      const leaves = selection(q, size);
      expect(leaves.total).toBe(all.length);
      expect([...leaves.fews()].flat()).toEqual(all);
      expect(leaves.isWhole).toBe(true);
    }
  },
);

test("the first are there before the last were found, and those found meanwhile are each given once", () => {
  const leaves = selection("", 50);
  const fews = leaves.fews();
  const first = fews.next().value as number[];
  expect(leaves.isWhole).toBe(false);
  leaves.find();
  leaves.find();
  expect([...first, ...[...fews].flat()]).toEqual([...selectLeaves(db, parseSearch(""), SCOPE, { limit: EVENTS })]);
});

test("what is recorded meanwhile is neither counted nor found", () => {
  const leaves = selection("event:phone_change", 10);
  const fews = leaves.fews();
  const first = fews.next().value as number[];
  append(db, [phoneEvent({ at: NOON - 1 }), phoneEvent({ at: NOON + 999 * 3_600_000 })]);
  expect(first.length + [...fews].flat().length).toBe(leaves.total);
  const later = selection("event:phone_change");
  expect(later.total).toBe(leaves.total + 2);
  later.close();
  expect([...later.fews()]).toEqual([]);
});

test("only until all is found is the log kept from beginning anew", () => {
  const moved = () => db.$client.pragma("wal_checkpoint(RESTART)") as [{ busy: number }];
  db.$client.pragma("busy_timeout = 0");
  const leaves = selection("", 50);
  append(db, [statusEvent({ at: NOON })]);
  expect(moved()).toMatchObject([{ busy: 1 }]);
  while (!leaves.isWhole) leaves.find();
  expect(moved()).toMatchObject([{ busy: 0 }]);
});
