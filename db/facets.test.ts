import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { enveloped, type Fields, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { excluding, FACET_KEYS, type FacetKey, including } from "#audit/search/narrow.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { literal } from "#audit/search/values.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { countEvents } from "./events.ts";
import { listFacet } from "./facets.ts";
import { append, storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";
import { walkEvents } from "./walk.ts";

const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };
const ALL = { limit: Number.MAX_SAFE_INTEGER };

const change = (status: string, more: Fields = {}, data: Fields = {}) =>
  statusEvent({ data, object: { status, reason_id: 12, ...more } });

const db = storeOf([
  change("BLOCKED", { reason_description: "FRAUDE" }, { roles: ["a", "b"] }),
  change(" blocked", { reason_description: "FRAUDE" }, { roles: ["b", " B "] }),
  change("BLOCKED", { reason_description: "Fraude?" }, { email: "bob@bank.example", roles: [] }),
  change("NORMAL", { reason_id: 3 }, { email: "bob@bank.example" }),
  phoneEvent(),
  enveloped("card_change", 1, { nothing: true }),
]);

const facet = (q: string, key: FacetKey, limit = 10) => {
  const { values, others } = listFacet(db, parseSearch(q), SCOPE, key, { limit });
  return [...values.map(({ value, text, count }) => [value, text, count]), others];
};

test("values that the language does not tell apart are one, under its most frequent spelling", () => {
  expect(facet("", "status")).toEqual([["BLOCKED", "BLOCKED", 3], [null, null, 2], ["NORMAL", "NORMAL", 1], 0]);
});

test("a reason is its id, with the text that it has most often", () => {
  expect(facet("", "reason")).toEqual([["12", "FRAUDE", 3], [null, null, 2], ["3", null, 1], 0]);
});

test("an event counts once for each of its roles, and an empty list of them is none", () => {
  expect(facet("", "role")).toEqual([
    [null, null, 2],
    ["b", "b", 2],
    ["crm-operator", "crm-operator", 2],
    ["a", "a", 1],
    0,
  ]);
});

test("flags that were recorded and flags that were derived are counted alike, and none is a value", () => {
  const values = new Map(
    listFacet(db, parseSearch(""), SCOPE, "flag", ALL).values.map((one) => [one.value, one.count]),
  );
  for (const [value, count] of values) {
    expect(count).toBe(countEvents(db, including(parseSearch(""), "flag", value), SCOPE));
  }
  expect(values.size).toBeGreaterThan(1);
});

test("a facet is counted under every term but its own", () => {
  expect(facet("status:NORMAL operator:bob@bank.example", "status")).toEqual([
    ["BLOCKED", "BLOCKED", 1],
    ["NORMAL", "NORMAL", 1],
    0,
  ]);
  expect(facet("status:NORMAL", "operator")).toEqual([["bob@bank.example", "bob@bank.example", 1], 0]);
});

test("what was chosen is shown, however few events have it", () => {
  expect(facet("-status:NORMAL,gone", "status", 1)).toEqual([
    ["BLOCKED", "BLOCKED", 3],
    ["NORMAL", "NORMAL", 1],
    ["gone", "gone", 0],
    1,
  ]);
});

test("values that hold a text are found beyond the most frequent, without accents and case, and counted the same", () => {
  const found = (q: string, key: FacetKey, text: string, limit = 10) => {
    const { values, others } = listFacet(db, parseSearch(q), SCOPE, key, { limit, text });
    return [...values.map(({ value, count }) => [value, count]), others];
  };
  expect(found("", "status", "norm", 1)).toEqual([["NORMAL", 1], 0]);
  expect(found("-status:NORMAL,gone", "status", "blöck")).toEqual([["BLOCKED", 3], 0]);
  expect(found("", "reason", "fraude")).toEqual([["12", 3], 0]);
  expect(found("operator:bob@bank.example", "reason", "fraude")).toEqual([["12", 1], 0]);
  expect(found("", "role", "crm", 0)).toEqual([1]);
  expect(found("", "status", "none")).toEqual([0]);
});

test("of a pasted list only the beginning is always shown", () => {
  const list = Array.from({ length: 3000 }, (_, index) => `gone${index}`).join(",");
  const { values } = listFacet(db, parseSearch(`status:${list},NORMAL`), SCOPE, "status", { limit: 1 });
  expect(values.map(({ value }) => value).slice(0, 3)).toEqual(["BLOCKED", "gone0", "gone1"]);
  expect(values.length).toBeLessThan(30);
});

const SEARCHES = [
  "",
  "has:before",
  "-event:phone_change",
  "since:2026-03-02",
  "operator:*",
  "-role:*",
  "flag:noop,late",
];
const OWN = {
  event: "phone_change",
  operator: "*",
  status: "NORMAL",
  reason: "1..",
  origin: "CRM",
  role: "*",
  flag: "late",
};

describe("over any trail", () => {
  /** Values of an event, read one event at a time: what the facets say of all of them must be what these add up to. */
  const naive = (store: Db, q: string, scope: Scope, key: FacetKey): Map<string | null, number> => {
    const counts = new Map<string | null, number>();
    for (const event of walkEvents(store, parseSearch(q), scope, ALL)) {
      const raw = readers[key](store, event);
      const own = [...new Set(raw.map((value) => literal(value.trim()).toLowerCase()))];
      for (const value of own.length === 0 ? [null] : own) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  type Event = ReturnType<typeof walkEvents> extends Generator<infer E> ? E : never;
  // Unmasked and one by one, unlike what a viewer sees.
  const one = (sql: string) => (store: Db, event: Event) =>
    store.$client
      .prepare(sql)
      .pluck()
      .all(event.leafIndex)
      .filter((value) => value !== null)
      .map(String);
  const readers: Record<FacetKey, (store: Db, event: Event) => string[]> = {
    event: (_, event) => [event.event],
    operator: (_, event) => (event.operator === null ? [] : [event.operator]),
    status: one("SELECT status FROM audit_events JOIN statuses USING (status_id) WHERE leaf_index = ?"),
    reason: one("SELECT reason_id FROM audit_events JOIN reasons USING (reason_ref) WHERE leaf_index = ?"),
    origin: (_, event) => (event.origin === null ? [] : [event.origin]),
    role: (_, event) => event.roles,
    flag: (_, event) => event.flags,
  };

  test("every count is the number of events that a naive look finds, and that its link leads to", () => {
    const cases = fc.tuple(trails, fc.constantFrom(...SEARCHES), fc.constantFrom(null, "status", "phone"));
    let values = 0;
    fc.assert(
      fc.property(cases, ([trail, q, subject]) => {
        const store = memoryStore();
        append(store, trail.values, { now: RECORDED_AT });
        const scope: Scope = { ...SCOPE, subject };
        for (const key of FACET_KEYS) {
          const search = parseSearch(`${q} ${key}:${OWN[key]} -${key}:${OWN[key]}`);
          const rest = { terms: search.terms.filter((term) => term.key !== key) };
          const all = listFacet(store, search, scope, key, ALL).values.filter(({ count }) => count > 0);
          const counted = new Map(all.map(({ value, count }) => [value?.toLowerCase() ?? null, count]));
          expect(counted, key).toEqual(naive(store, printSearch(rest), scope, key));
          values += all.length;

          const sum = all.reduce((total, { count }) => total + count, 0);
          const total = countEvents(store, rest, scope);
          if (key !== "role" && key !== "flag") expect(sum, key).toBe(total);
          for (const { value, count } of all) {
            expect(countEvents(store, including(rest, key, value), scope), `${key}:${value}`).toBe(count);
            expect(countEvents(store, excluding(rest, key, value), scope), `-${key}:${value}`).toBe(total - count);
          }
          const top = listFacet(store, rest, scope, key, { limit: 2 });
          expect(top).toEqual({ key, values: all.slice(0, 2), others: Math.max(0, all.length - 2) });
        }
        store.$client.close();
      }),
      { numRuns: 40, seed: 20260320 },
    );
    expect(values).toBeGreaterThan(500);
  });
});
