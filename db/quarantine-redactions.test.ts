import { expect, test } from "vitest";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";

import { type Db, memoryStore } from "./client.ts";
import { append, pluck } from "./honest-store.ts";
import { decide } from "./quarantine-decisions.ts";
import { findQuarantined } from "./quarantine-item.ts";
import { countRedactableItems, findItemRedaction, redactQuarantine } from "./quarantine-redactions.ts";

const DAY = 86_400_000;
const OLD = Date.parse("2020-03-20T12:00:00.000Z");
const NOW = Date.now();
const WHAT = { keepDays: 366, by: "cli:ana", reason: "policy 7" };
const SECRET = "call +55 11 98765-4321";

/** Items 1 to 4: old; young; old, and decided about now; old, and mended into an event then. */
function storeOfAges(): Db {
  const db = memoryStore();
  append(db, [`${SECRET} 1`], { now: OLD });
  append(db, [`${SECRET} 2`], { now: NOW - 300 * DAY });
  append(db, [`${SECRET} 3`, `${SECRET} 4`], { now: OLD });
  decide(db, { kind: "discard", quarantineId: 3, by: "ana", reason: "r" }, NOW);
  const payload = bytesOf(statusEvent({ at: OLD })).toString();
  decide(db, { kind: "replay", quarantineId: 4, by: "ana", reason: "r", mend: { payload } }, OLD + DAY);
  return db;
}

const lengths = (db: Db, table: string) =>
  db.$client
    .prepare(`SELECT length(bytes) > 0 FROM ${table} WHERE bytes IS NOT NULL ORDER BY quarantine_id`)
    .pluck()
    .all();

test("what was refused longer ago than the policy keeps it is emptied, its mended payload too; the item stays, with who and why", () => {
  const db = storeOfAges();
  const digests = () => db.$client.prepare("SELECT hex(digest) FROM quarantine").pluck().all();
  const before = digests();
  expect(countRedactableItems(db, WHAT, NOW)).toBe(2);
  expect(redactQuarantine(db, WHAT, NOW)).toBe(2);
  expect(redactQuarantine(db, WHAT, NOW)).toBe(0);
  expect(lengths(db, "quarantine")).toEqual([0, 1, 1, 0]);
  expect(lengths(db, "quarantine_decisions")).toEqual([0]);
  expect(digests()).toEqual(before);
  expect(findItemRedaction(db, 1)).toEqual({ reason: "policy 7", redactedBy: "cli:ana", redactedAt: NOW });
  expect(findQuarantined(db, 1)?.redaction?.reason).toBe("policy 7");
  expect(findQuarantined(db, 2)?.redaction).toBeNull();
  expect(pluck(db, "SELECT count(*) FROM audit_events")).toBe(1);
});

test("less than twelve months is refused, by us and by the store itself", () => {
  const db = storeOfAges();
  expect(problemOf(() => redactQuarantine(db, { ...WHAT, keepDays: 365 }, NOW))?.code).toBe("retention_too_short");
  expect(() => redactQuarantine(db, WHAT, NOW + 400 * DAY)).toThrow("kept for twelve months");
  expect(pluck(db, "SELECT count(*) FROM quarantine_redactions")).toBe(0);
  expect(() => db.$client.exec("UPDATE quarantine SET bytes = x'' WHERE quarantine_id = 1")).toThrow(
    "keeps everything",
  );
  redactQuarantine(db, WHAT, NOW);
  expect(() => db.$client.exec("UPDATE quarantine SET bytes = x'00' WHERE quarantine_id = 1")).toThrow(
    "keeps everything",
  );
});

test("what is gone cannot be replayed, only discarded; and the same bytes again are counted", () => {
  const db = storeOfAges();
  redactQuarantine(db, WHAT, NOW);
  const item = { quarantineId: 1, by: "ana", reason: "r" };
  expect(problemOf(() => decide(db, { ...item, kind: "replay", mend: null }))?.code).toBe("quarantine_redacted");
  expect(decide(db, { ...item, kind: "discard" }).outcome).toBe("discarded");
  append(db, [`${SECRET} 1`], { now: NOW });
  expect(pluck(db, "SELECT times FROM quarantine WHERE quarantine_id = 1")).toBe(2);
});

test("every value in a dictionary is named by an event: a refused one leaves none behind", () => {
  const db = storeOfAges();
  append(db, [statusEvent({ object: { description: "bloqueio", reason_description: "r" } }), "broken"], { now: NOW });
  const unnamed = `SELECT (SELECT count(*) FROM descriptions WHERE description_id NOT IN (SELECT description_id FROM audit_events WHERE description_id IS NOT NULL))
    + (SELECT count(*) FROM phone_numbers WHERE number_id NOT IN (SELECT number_id FROM audit_events WHERE number_id IS NOT NULL))
    + (SELECT count(*) FROM operators WHERE operator_id NOT IN (SELECT operator_id FROM audit_events WHERE operator_id IS NOT NULL))`;
  expect(pluck(db, unnamed)).toBe(0);
  expect(pluck(db, "SELECT count(*) FROM descriptions")).toBeGreaterThan(0);
});
