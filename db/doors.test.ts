import { expect, test } from "vitest";

import { memoryStore } from "./client.ts";
import { admit, forgive, WINDOW_MS } from "./doors.ts";
import { VIEWERS } from "./migrate.ts";

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
