import fc from "fast-check";
import { expect, it } from "vitest";

import { FACET_KEYS, type FacetKey } from "#audit/search/narrow.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { readPattern } from "#audit/search/values.ts";

import { naiveSelect } from "../e2e/reference/naive-search.ts";
import { type Made, makeSearch, searches } from "../e2e/reference/search-maker.ts";
import { OPEN, type ReferenceEvent, searchable } from "../e2e/reference/searchable.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { listFacet } from "./facets.ts";
import { append } from "./honest-store.ts";

const CASES = Number(process.env.RASTRO_MODEL_CASES ?? 2_000);
/** Searches of one trail, each with all of its facets. */
const SEARCHES = 20;

const drafts = fc.array(searches, { minLength: SEARCHES, maxLength: SEARCHES });

it("counts the values of every facet as the naive reference does", { timeout: 60_000 + CASES * 150 }, () => {
  let facets = 0;
  const property = fc.property(trails, drafts, ({ values }, chosen) => {
    const documents = values.map((value) => JSON.stringify(value));
    const [db, reference] = [memoryStore(), searchable(documents, RECORDED_AT)];
    append(db, values, { document: "document", now: RECORDED_AT });
    for (const draft of chosen) facets += checkFacets(db, reference, makeSearch(draft, reference));
    db.$client.close();
  });
  fc.assert(property, { numRuns: Math.ceil(CASES / SEARCHES / 6), ...seeded() });
  expect(facets).toBeGreaterThan(CASES);
});

function checkFacets(db: Db, events: ReferenceEvent[], made: Made): number {
  const search = parseSearch(made.query);
  let checked = 0;
  for (const key of FACET_KEYS) {
    // A facet stands under every filter but its own.
    const rest = made.terms.filter((term) => !term.startsWith(`${key}:`) && !term.startsWith(`-${key}:`)).join(" ");
    const selected = naiveSelect(rest, events, made);
    const expected = naiveCounts(selected, key);
    if (expected === null) continue;
    const { values, others } = listFacet(db, search, { subject: null, zone: made.zone, now: made.now }, key, {
      limit: 1_000,
    });
    const counted = values.filter(({ count }) => count > 0);
    const found = new Map(counted.map(({ value, count }) => [value === null ? null : plain(value), count]));
    expect(found, `${key} of ${made.query}`).toEqual(expected);
    expect([found.size, others]).toEqual([counted.length, 0]);
    checked += 1;
  }
  return checked;
}

/** A value as the reference spells it. */
const plain = (value: string): string => (readPattern(value)[0] ?? "").trim().toLowerCase();

type Values = (string | null)[] | typeof OPEN;

function naiveCounts(events: ReferenceEvent[], key: FacetKey): Map<string | null, number> | null {
  const counts = new Map<string | null, number>();
  for (const event of events) {
    const values = VALUES[key](event);
    if (values === OPEN) return null;
    const folded = new Set(values.map((value) => value?.trim().toLowerCase() ?? null));
    for (const value of folded.size === 0 ? [null] : folded) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

const one = (field: string | number | null | typeof OPEN): Values =>
  field === OPEN ? OPEN : [field === null ? null : String(field)];

const VALUES: Record<FacetKey, (event: ReferenceEvent) => Values> = {
  event: ({ event }) => [event],
  operator: ({ operator }) => one(operator),
  status: ({ status }) => one(status),
  reason: ({ reason }) => one(reason),
  origin: ({ origin }) => one(origin),
  role: ({ roles }) => (roles === OPEN ? OPEN : (roles ?? [])),
  flag: ({ flags }) => (flags.open.length > 0 ? OPEN : flags.must),
};

/** RASTRO_MODEL_SEED repeats a run. */
function seeded(): { seed?: number } {
  const seed = process.env.RASTRO_MODEL_SEED;
  return seed === undefined ? {} : { seed: Number(seed) };
}
