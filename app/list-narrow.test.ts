import { expect, test } from "vitest";

import { parseSearch } from "#audit/search/parse.ts";
import { memoryStore } from "#db/client.ts";

import { NEWEST } from "./list-address.ts";
import { canBreakDown, facetsOf, histogramOf, MOST_BROKEN_DOWN } from "./list-narrow.ts";

const scope = { subject: null, zone: "UTC", now: Date.parse("2026-03-21T00:00:00Z") };
const standing = { path: "/events", address: NEWEST } as const;

/** A ledger with the given number of events of one operator, of which it holds the last only. */
function ledgerOf(size: number) {
  const db = memoryStore();
  db.$client.exec(`DROP TRIGGER audit_events_in_order;
    INSERT INTO sources VALUES (1, 'test');
    INSERT INTO event_kinds VALUES (1, 'audit', 'card_change', 1);
    INSERT INTO audit_events (leaf_index, event_id, kind_id, source_id, subject, occurred_at, recorded_at, flags)
    VALUES (${size - 1}, 'last', 1, 1, 0, 1774000000000, 1774000000000, 0);
    INSERT INTO shapes VALUES (1, 'shape', 1, 0, NULL, NULL, NULL, NULL, NULL, 0, 1);
    INSERT INTO occurrences VALUES (1, 1774000000000, ${size - 1});
    INSERT INTO quarter_hours VALUES (1971111, 1, 0, 1)`);
  return db;
}

test("a ledger that is small enough is broken down", () => {
  const db = ledgerOf(MOST_BROKEN_DOWN);
  expect(canBreakDown(db, NEWEST.search, scope)).toBe(true);
  expect(facetsOf(db, scope, standing).length).toBeGreaterThan(0);
  expect(histogramOf(db, scope, standing)).not.toBeNull();
});

test("of a larger one what is counted already, and else what a search leaves small enough", () => {
  const db = ledgerOf(MOST_BROKEN_DOWN + 1);
  expect(canBreakDown(db, NEWEST.search, scope)).toBe(true);
  expect(facetsOf(db, scope, standing).length).toBeGreaterThan(0);

  // Neither an address nor a ledger as it was is counted already.
  const anywhere = { ...NEWEST, search: parseSearch("-uri:/v1/*") };
  expect(canBreakDown(db, anywhere.search, scope)).toBe(true);
  expect(canBreakDown(db, NEWEST.search, { ...scope, ledger: MOST_BROKEN_DOWN })).toBe(true);
});
