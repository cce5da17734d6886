import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";

import { memoryStore } from "./client.ts";
import { findPayload } from "./events.ts";
import { append, pluck } from "./honest-store.ts";
import { countRedactable, findRedaction, redactPayloads } from "./redactions.ts";

const DAY = 86_400_000;
const OLD = Date.parse("2020-03-20T12:00:00.000Z");
const NOW = Date.now();
const WHAT = { keepDays: 366, by: "cli:ana", reason: "policy 7" };

function storeOfAges() {
  const db = memoryStore();
  append(db, [statusEvent({ id: "old", at: OLD })], { now: OLD });
  // Occurred long ago and came late, and the other way round: both are young by one of the clocks.
  append(db, [statusEvent({ id: "came-late", at: OLD })], { now: NOW - 10 * DAY });
  append(db, [statusEvent({ id: "ahead", at: NOW - 10 * DAY })], { now: OLD });
  append(db, [statusEvent({ id: "young", at: NOW - 300 * DAY })], { now: NOW - 300 * DAY });
  return db;
}

test("a payload older than the policy is emptied; the event, its place and its hash stay, with who and why", () => {
  const db = storeOfAges();
  const before = findPayload(db, 0) as Buffer;
  expect(countRedactable(db, WHAT, NOW)).toBe(1);
  expect(redactPayloads(db, WHAT, NOW)).toEqual([0]);
  expect(redactPayloads(db, WHAT, NOW)).toEqual([]);
  expect([0, 1, 2, 3].map((leaf) => findPayload(db, leaf)?.length === 0)).toEqual([true, false, false, false]);
  expect(findRedaction(db, 0)).toEqual({
    reason: "policy 7",
    redactedBy: "cli:ana",
    redactedAt: NOW,
    sha256: createHash("sha256").update(before).digest("hex"),
  });
  expect(findRedaction(db, 1)).toBeNull();
  expect(pluck(db, "SELECT count(*) FROM audit_events")).toBe(4);
});

test("less than twelve months is refused, by us and by the store itself", () => {
  const db = storeOfAges();
  expect(problemOf(() => redactPayloads(db, { ...WHAT, keepDays: 365 }, NOW))?.code).toBe("retention_too_short");
  // With a clock that runs ahead.
  expect(() => redactPayloads(db, WHAT, NOW + 400 * DAY)).toThrow("a payload is kept for twelve months");
  expect(pluck(db, "SELECT count(*) FROM redactions")).toBe(0);
  expect(() => db.$client.exec("UPDATE payloads SET bytes = x'' WHERE leaf_index = 0")).toThrow("append-only");
  redactPayloads(db, WHAT, NOW);
  expect(() => db.$client.exec("UPDATE payloads SET bytes = x'00' WHERE leaf_index = 0")).toThrow("append-only");
});

test("a redacted event that comes again is a duplicate still, and a changed one a conflict", () => {
  const db = storeOfAges();
  redactPayloads(db, WHAT, NOW);
  const again = (more = {}) => append(db, [statusEvent({ id: "old", at: OLD, ...more })])[0]?.kind;
  expect(again()).toBe("duplicate");
  expect(again({ object: { status: "OTHER" } })).toBe("refused");
});
