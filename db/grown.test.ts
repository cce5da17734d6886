import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, openStore } from "./client.ts";
import { countEvents, ledgerSize } from "./events.ts";
import { type Histogram, listHistogram } from "./histogram.ts";
import { append, DELIVERY, incomingOf } from "./honest-store.ts";
import { appendGroup } from "./ledger.ts";
import type { Scope } from "./matching.ts";
import { redactPayloads } from "./redactions.ts";
import { watchStatements } from "./run-statements.ts";
import { readTogether } from "./snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "rastro-grown-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newFile = () => join(mkdtempSync(join(folder, "store-")), "rastro.db");
const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };

/** What a page shows, and what is counted anew: what is not read together is not remembered. */
const shownBy = (db: Db, q: string, scope: Scope = SCOPE) =>
  readTogether(db, () => listHistogram(db, parseSearch(q), scope));
const countedBy = (db: Db, q: string, scope: Scope = SCOPE) => listHistogram(db, parseSearch(q), scope);
const totalOf = (found: Histogram | null) => found?.bars.reduce((sum, { total }) => sum + total, 0) ?? 0;
/** The order of what is told of a bar is part of what is shown. */
const printed = (found: Histogram | null) => JSON.stringify(found, null, 1);

/** Which statements count, rather than read what was added. */
const counts = (statements: string[]) =>
  statements.filter((text) => /quarter_hours|from occurrences|group by/i.test(text)).length;

const SEARCHES = [
  "",
  "status:BLOCKED",
  "-status:*L*",
  "event:phone_*",
  "operator:*a*",
  "-role:admin",
  "-origin:CRM reason:1..50",
  "flag:late",
  "-flag:noop status:*",
  "since:2026-03-04",
  "-since:2026-03-06 version:1..2",
  "last:3d",
  "account:1..100",
];
const SUBJECTS = [null, "status", "phone"] as const;
const ZONES = ["UTC", "America/Sao_Paulo", "Asia/Kathmandu", "America/New_York"];

const cases = fc.record({
  trail: trails,
  // Of another connection, of our own, or of our own and taken back.
  steps: fc.array(fc.record({ by: fc.constantFrom("there", "here", "nobody"), events: fc.nat({ max: 9 }) }), {
    minLength: 4,
    maxLength: 8,
  }),
  searches: fc.uniqueArray(fc.constantFrom(...SEARCHES), { minLength: 3, maxLength: 5 }),
  subject: fc.constantFrom(...SUBJECTS),
  zone: fc.constantFrom(...ZONES),
  below: fc.nat({ max: 20 }),
});

test("what has grown is what is counted anew, and adds up to the list, whoever appends, and however late", {
  timeout: 120_000,
}, () => {
  const turns = { grown: 0, anew: 0, taken: 0 };
  fc.assert(
    fc.property(cases, ({ trail, steps, searches, subject, zone, below }) => {
      const file = newFile();
      const [here, there] = [openStore(file), openStore(file)];
      // What is written need not last.
      for (const db of [here, there]) db.$client.pragma("synchronous = OFF");
      const [ran, ranThere] = [watchStatements(here), watchStatements(there)];
      const scope: Scope = { subject, zone, now: RECORDED_AT };
      const same = (at: Scope = scope) => {
        for (const q of searches) {
          ran();
          const shown = shownBy(here, q, at);
          turns[counts(ran()) === 0 && shown !== null ? "grown" : "anew"] += 1;
          ranThere();
          const counted = countedBy(there, q, at);
          expect(counted === null || counts(ranThere()) > 0).toBe(true);
          expect(printed(shown), `${q} ${ledgerSize(here)}`).toBe(printed(counted));
          expect(totalOf(shown)).toBe(countEvents(there, parseSearch(q), at));
        }
      };
      let at = 10;
      append(there, trail.values.slice(0, at), { now: RECORDED_AT });
      same();
      for (const { by, events } of steps) {
        if (by === "nobody") {
          turns.taken += takenBack(here, trail.values.slice(at).reverse().slice(0, events), () =>
            searches.map((q) => shownBy(here, q, scope)),
          );
          // Others take the places of those first.
          append(there, trail.values.slice(at, at + events + 1), { now: RECORDED_AT });
          at += events + 1;
        } else {
          append(by === "here" ? here : there, trail.values.slice(at, at + events), { now: RECORDED_AT });
          at += events;
        }
        same();
        same({ ...scope, ledger: below });
      }
      for (const db of [here, there]) db.$client.close();
    }),
    { numRuns: 15, seed: 20260320, endOnFailure: true },
  );
  // Otherwise nothing was shown.
  expect(Math.min(...Object.values(turns))).toBeGreaterThan(20);
});

/** Appends, looks, and takes it back; gives how many events that were. */
function takenBack(db: Db, values: unknown[], look: () => void): number {
  const refuse = () => {
    look();
    throw new Error("taken back");
  };
  const group = [{ batch: incomingOf(values), delivery: { ...DELIVERY, now: RECORDED_AT } }];
  expect(() => appendGroup(db, group, refuse)).toThrow("taken back");
  return values.length;
}

const each = (count: number, of: (n: number) => unknown) => Array.from({ length: count }, (_, n) => of(n));
const HOUR = 3_600_000;

test("it grows to both sides, by new words of a dictionary too, and is counted anew where its bars become longer", () => {
  const db = openStore(newFile());
  const ran = watchStatements(db);
  const hours = (from: number, count: number) =>
    each(count, (n) => statusEvent({ at: NOON + (from + n) * HOUR, object: { status: `BLOCKED_${from}` } }));
  append(db, hours(0, 40));
  shownBy(db, "status:BLOCKED*");
  for (const from of [40, -10, 12]) {
    append(db, hours(from, 5));
    ran();
    const found = shownBy(db, "status:BLOCKED*");
    expect(counts(ran())).toBe(0);
    expect(printed(found)).toBe(printed(countedBy(db, "status:BLOCKED*")));
  }
  append(db, [statusEvent({ at: NOON + 900 * HOUR, object: { status: "BLOCKED" } })]);
  ran();
  const [found, step] = [shownBy(db, "status:BLOCKED*"), countedBy(db, "status:BLOCKED*")?.step];
  expect(counts(ran())).toBeGreaterThan(0);
  expect([found?.step, totalOf(found)]).toEqual([step, 56]);
  db.$client.close();
});

test("more than a few thousand events are not read one by one, and what redaction empties is counted as before", () => {
  const [old, now] = [Date.parse("2020-03-20T12:00:00Z"), Date.parse("2020-03-21T12:00:00Z")];
  const db = openStore(newFile());
  const ran = watchStatements(db);
  append(db, [statusEvent({ at: old })], { now });
  shownBy(db, "");
  append(
    db,
    each(5_001, (n) => phoneEvent({ at: old + n })),
    { now },
  );
  ran();
  expect(totalOf(shownBy(db, ""))).toBe(5_002);
  expect(counts(ran())).toBeGreaterThan(0);
  redactPayloads(db, { keepDays: 366, by: "ana@bank.example", reason: "over" }, Date.now());
  append(db, [phoneEvent({ at: old + HOUR })], { now });
  ran();
  expect(totalOf(shownBy(db, ""))).toBe(5_003);
  expect(counts(ran())).toBe(0);
  db.$client.close();
});

test("what was remembered of a ledger that had more events is not grown", () => {
  const db = openStore(newFile());
  append(
    db,
    each(3, () => statusEvent()),
  );
  expect(totalOf(shownBy(db, ""))).toBe(3);
  // Nothing of ours does that; a store may have been put in the place of another one.
  for (const trigger of db.$client.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    db.$client.exec(`DROP TRIGGER ${trigger}`);
  db.$client.pragma("foreign_keys = OFF");
  db.$client.exec("DELETE FROM audit_events WHERE leaf_index > 0; UPDATE quarter_hours SET events = 1");
  expect(totalOf(shownBy(db, ""))).toBe(1);
  db.$client.close();
});
