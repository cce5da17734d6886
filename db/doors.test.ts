import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { type Db, memoryStore, openStore } from "./client.ts";
import { admit, forgive, WINDOW_MS } from "./doors.ts";
import { VIEWERS } from "./migrate.ts";
import { makeLink, takeLink } from "./one-time-links.ts";
import { spendCode } from "./used-codes.ts";
import { demoViewer } from "./viewers.ts";

const T = Date.parse("2026-03-20T12:00:00.000Z");
const account = { key: "account ana@bank.example", most: 10 };

test("of a thousand tries ten are let through in any fifteen minutes, however they are spread", () => {
  const db = memoryStore(VIEWERS);
  const through: number[] = [];
  for (let n = 0; n < 1000; n += 1) {
    const at = T + n * 7_000;
    if (admit(db, [account], at).ok) through.push(at);
  }
  expect(through.length).toBeGreaterThan(10);
  for (const at of through)
    expect(through.filter((other) => other >= at && other < at + WINDOW_MS).length).toBeLessThanOrEqual(10);
});

test("who is refused is told when to come again, and then may", () => {
  const db = memoryStore(VIEWERS);
  for (let n = 0; n < 10; n += 1) admit(db, [account], T + n * 1000);
  expect(admit(db, [account], T + 60_000)).toEqual({ ok: false, retryAfterS: 14 * 60 });
  expect(admit(db, [account], T + 15 * 60_000).ok).toBe(true);
});

test("a flood at one account takes nothing from its address, and one account nothing from another", () => {
  const db = memoryStore(VIEWERS);
  const address = { key: "address 192.0.2.1", most: 100 };
  for (let n = 0; n < 500; n += 1) admit(db, [account, address], T + n);
  expect(admit(db, [{ key: "account bia@bank.example", most: 10 }, address], T + 1000).ok).toBe(true);
});

test("who was right is not counted", () => {
  const db = memoryStore(VIEWERS);
  for (let n = 0; n < 50; n += 1) {
    const admission = admit(db, [account], T + n);
    expect(admission.ok).toBe(true);
    if (admission.ok) forgive(db, admission.tries);
  }
});

test("a restart forgives nobody: tries, used codes and used links are on the disk", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rastro-doors-"));
  const file = join(folder, "viewers.db");
  const restarted = <R>(work: (db: Db) => R): R => {
    const db = openStore(file, VIEWERS);
    try {
      return work(db);
    } finally {
      db.$client.close();
    }
  };
  for (let n = 0; n < 10; n += 1) expect(restarted((db) => admit(db, [account], T + n)).ok).toBe(true);
  expect(restarted((db) => admit(db, [account], T + 20)).ok).toBe(false);
  const id = restarted(demoViewer);
  const token = restarted((db) => makeLink(db, { purpose: "demo", viewerId: null }, T));
  expect(restarted((db) => [takeLink(db, token, T)?.purpose, spendCode(db, id, "123456", T)])).toEqual(["demo", true]);
  expect(restarted((db) => [takeLink(db, token, T), spendCode(db, id, "123456", T)])).toEqual([null, false]);
  rmSync(folder, { recursive: true });
});

test("of a thousand tries at as many accounts from one address a hundred are let through", () => {
  const db = memoryStore(VIEWERS);
  const address = { key: "address 192.0.2.1", most: 100 };
  const tries = Array.from({ length: 1000 }, (_, n) => admit(db, [{ key: `account a${n}`, most: 10 }, address], T + n));
  expect(tries.filter(({ ok }) => ok).length).toBe(100);
});

test("of two processes that try at once, no more come through together than one may", () => {
  const folder = mkdtempSync(join(tmpdir(), "rastro-doors-"));
  const [one, other] = [0, 1].map(() => openStore(join(folder, "viewers.db"), VIEWERS));
  if (!one || !other) throw new Error("no stores");
  const tries = Array.from({ length: 30 }, (_, n) => admit(n % 2 ? one : other, [account], T + n));
  expect(tries.filter(({ ok }) => ok).length).toBe(10);
  for (const db of [one, other]) db.$client.close();
  rmSync(folder, { recursive: true });
});
