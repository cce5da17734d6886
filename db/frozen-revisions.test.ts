import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { frozen, isRelative } from "#audit/search/freeze.ts";
import { madeSearch } from "#audit/search/made-searches.ts";
import { FACET_KEYS } from "#audit/search/narrow.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";
import { makeSearch, searches } from "../e2e/reference/search-maker.ts";
import { searchable } from "../e2e/reference/searchable.ts";
import { RECORDED_AT, type Trail, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { countEvents, findEvent, ledgerSize, listEvents } from "./events.ts";
import { listFacet } from "./facets.ts";
import { listHistogram } from "./histogram.ts";
import { append, storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";
import { plansOf, scans, sorts } from "./query-plan.ts";
import { walkEvents } from "./walk.ts";

const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };
const ALL = { limit: Number.MAX_SAFE_INTEGER };

/** Everything that a page shows of a search. */
function seen(db: Db, search: Search, scope: Scope) {
  const listed = (order: "occurred" | "recorded") => [...walkEvents(db, search, scope, { ...ALL, order })];
  const { events, newer, older } = listEvents(db, search, scope, { limit: 5 });
  return {
    occurred: listed("occurred"),
    recorded: listed("recorded"),
    page: { events, newer, older },
    count: countEvents(db, search, scope),
    facets: FACET_KEYS.map((key) => listFacet(db, search, scope, key, { limit: 10 })),
    histogram: listHistogram(db, search, scope),
  };
}

function storeOfTrail({ values, batch }: Trail): Db {
  const db = memoryStore();
  for (let from = 0; from < values.length; from += batch) {
    append(db, values.slice(from, from + batch), { document: `document ${from}`, now: RECORDED_AT });
  }
  return db;
}

test("a ledger looked at below a size is a store that never received more", { timeout: 300_000 }, () => {
  const rederived = new Set<string>();
  const drafts = fc.array(searches, { minLength: 8, maxLength: 8 });
  const made = fc.array(madeSearch, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(trails, fc.nat(), drafts, made, (trail, cut, drafted, others) => {
      const whole = storeOfTrail(trail);
      const ledger = cut % (ledgerSize(whole) + 1);
      const early = storeOfTrail({ ...trail, values: trail.values.slice(0, ledger) });
      const events = searchable(
        trail.values.map((value) => JSON.stringify(value)),
        RECORDED_AT,
      );
      for (const draft of drafted) {
        const { query, ...context } = makeSearch(draft, events);
        const scope = { subject: null, zone: context.zone, now: context.now };
        const search = parseSearch(query);
        expect(seen(whole, search, { ...scope, ledger }), query).toEqual(seen(early, search, scope));
      }
      for (const search of others) {
        expect(seen(whole, search, { ...SCOPE, ledger }), printSearch(search)).toEqual(seen(early, search, SCOPE));
      }
      for (const what of changedSince(whole, early)) rederived.add(what);
      for (const db of [whole, early]) db.$client.close();
    }),
    { numRuns: 15 },
  );
  // Otherwise the trails would not have tried what this is about.
  expect([...rederived]).toEqual(expect.arrayContaining(["before", "noop"]));
});

test("a frozen search finds tomorrow what the search finds now, whatever is recorded meanwhile", {
  timeout: 300_000,
}, () => {
  const kinds = new Set<string>();
  const drafts = fc.array(searches, { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(trails, fc.nat(), drafts, (trail, cut, drafted) => {
      const whole = storeOfTrail(trail);
      const ledger = cut % (ledgerSize(whole) + 1);
      const early = storeOfTrail({ ...trail, values: trail.values.slice(0, ledger) });
      const events = searchable(
        trail.values.map((value) => JSON.stringify(value)),
        RECORDED_AT,
      );
      for (const draft of drafted) {
        const { query, zone, now } = makeSearch(draft, events);
        const search = parseSearch(query);
        const link = parseSearch(printSearch(frozen(search, now)));
        const tomorrow = isRelative(link) ? now : now + 86_400_000;
        const found = [...walkEvents(early, search, { subject: null, zone, now }, ALL)];
        const again = [...walkEvents(whole, link, { subject: null, zone, now: tomorrow, ledger }, ALL)];
        expect(again, query).toEqual(found);
        if (isRelative(search)) kinds.add(`${isRelative(link) ? "kept" : "absolute"}, ${found.length > 0}`);
      }
      for (const db of [whole, early]) db.$client.close();
    }),
    { numRuns: 20 },
  );
  expect(kinds.size).toBe(4);
});

/** What of the early events is told otherwise by what came later. */
function changedSince(whole: Db, early: Db): string[] {
  return Array.from({ length: ledgerSize(early) }, (_, leaf) => leaf).flatMap((leaf) => {
    const [then, now] = [findEvent(early, leaf), findEvent(whole, leaf)];
    const flags = (["noop", "contradiction"] as const).filter(
      (flag) => then?.flags.includes(flag) !== now?.flags.includes(flag),
    );
    return [...(then?.beforeLeaf === now?.beforeLeaf ? [] : ["before"]), ...flags];
  });
}

test("a before that arrived late is not there in the ledger that did not know it", () => {
  const status = (at: number, value: string) => statusEvent({ at: NOON + at, object: { status: value } });
  const db = storeOf([status(0, "NORMAL"), status(10, "BLOCKED"), status(5, "BLOCKED"), status(7, "CANCELED")]);
  const found = (q: string, ledger?: number) =>
    listEvents(db, parseSearch(q), { ...SCOPE, ledger }, { limit: 9 }).events.map(({ leafIndex, beforeLeaf }) => [
      leafIndex,
      beforeLeaf,
    ]);
  expect(found("id:* -was:unknown")).toEqual([
    [1, 3],
    [3, 2],
    [2, 0],
  ]);
  expect(found("id:* -was:unknown", 2)).toEqual([[1, 0]]);
  expect(found("flag:noop", 3)).toEqual([[1, 2]]);
  expect(found("flag:noop")).toEqual([]);
  expect(found("was:CANCELED", 4)).toEqual([[1, 3]]);
  expect(found("was:CANCELED", 3)).toEqual([]);
  expect(found("", 0)).toEqual([]);
});

test("an edit contradicts the removal that came late only in the ledger that knows it", () => {
  const edit = (at: number, active: boolean, number = "987654321") =>
    phoneEvent({ at: NOON + at, data: { uri: "/v1/accounts/1/phones/7" }, object: { account_id: 1, active, number } });
  const db = storeOf([edit(0, true), edit(10, true, "32654321"), edit(5, false)]);
  const contradicting = (ledger?: number) =>
    listEvents(db, parseSearch("flag:contradiction"), { ...SCOPE, ledger }, { limit: 9 }).events.map(
      ({ leafIndex }) => leafIndex,
    );
  expect(contradicting()).toEqual([1]);
  expect(contradicting(3)).toEqual([1]);
  expect(contradicting(2)).toEqual([]);
});

describe("a ledger below a size is read like the whole one", () => {
  const db = storeOf([statusEvent({ object: { account_id: 7 } }), phoneEvent({ object: { account_id: 7 } })]);

  test.each(["", "account:7", "was:NORMAL account:7", "flag:noop,late", "has:before -flag:contradiction"])(
    "%j in the order of an index, without going through all events",
    (q) => {
      const scope = { ...SCOPE, ledger: 1 };
      const plans = plansOf(db, () => listEvents(db, parseSearch(q), scope, { limit: 50 }));
      expect(plans.length).toBeGreaterThan(0);
      expect([scans(plans), sorts(plans)]).toEqual([[], []]);
      const steps = plans.flatMap((plan) => plan.steps);
      expect(
        steps.filter((step) => /MATERIALIZE|AUTOMATIC|SCAN (kept|revisions|nearest|was|after)/.test(step)),
      ).toEqual([]);
      expect(steps.join()).toContain("SEARCH kept USING INTEGER PRIMARY KEY");
    },
  );
});
