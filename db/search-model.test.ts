import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import type { Search, Term } from "#audit/search/search.ts";
import { naiveSelect } from "../e2e/reference/naive-search.ts";
import { type Made, makeSearch, searches } from "../e2e/reference/search-maker.ts";
import { type ReferenceEvent, searchable } from "../e2e/reference/searchable.ts";
import { RECORDED_AT, type Trail, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { countEvents, listEvents, type Order, type PageRequest } from "./events.ts";
import { append } from "./honest-store.ts";
import type { Scope } from "./matching.ts";
import { walkEvents } from "./walk.ts";

const CASES = Number(process.env.RASTRO_MODEL_CASES ?? 2_000);
/** Searches of one trail; the shrinker removes them one by one, hence the options. */
const SEARCHES = 42;

/** A store, what it holds by the reference, and one search of it. */
type Case = { db: Db; events: ReferenceEvent[]; made: Made; scope: Scope } & Reading;
type Reading = { order: Order; oldestFirst: boolean; sizes: number[] };

const draft = fc.record({
  search: searches,
  order: fc.constantFrom<Order>("occurred", "occurred", "recorded"),
  oldestFirst: fc.boolean(),
  sizes: fc.array(fc.constantFrom(1, 4, 7, 10, 16, 25, 40, 64), { minLength: 2, maxLength: 4 }),
});
const drafts = fc.array(fc.option(draft, { freq: 40 }), { minLength: SEARCHES, maxLength: SEARCHES });

it(`selects what the naive reference selects, in ${CASES} cases`, { timeout: 60_000 + CASES * 150 }, () => {
  let cases = 0;
  const property = fc.property(trails, drafts, (trail, chosen) => {
    const db = storeOf(trail);
    const documents = trail.values.map((value) => JSON.stringify(value));
    const events = searchable(documents, RECORDED_AT);
    for (const one of chosen) {
      if (one === null) continue;
      const made = makeSearch(one.search, events);
      check({ db, events, made, scope: { subject: null, zone: made.zone, now: made.now }, ...one });
      cases += 1;
    }
    db.$client.close();
  });
  fc.assert(property, { numRuns: Math.ceil(CASES / (SEARCHES - 4)), ...seeded() });
  expect(cases).toBeGreaterThanOrEqual(CASES);
});

function storeOf({ values, batch }: Trail): Db {
  const db = memoryStore();
  for (let from = 0; from < values.length; from += batch) {
    append(db, values.slice(from, from + batch), { document: `document ${from}`, now: RECORDED_AT });
  }
  return db;
}

function check(one: Case): void {
  const { db, events, made, scope, order } = one;
  const search = parseSearch(made.query);
  const selected = naiveSelect(made.query, events, made);
  if (order === "recorded") selected.sort((a, b) => b.leafIndex - a.leafIndex);
  const expected = selected.map(({ leafIndex }) => leafIndex);
  const same = (actual: number[], what: string, wanted = expected) => expectSame(one, actual, wanted, what);

  same(walked(one, search, false), "walk, newest first");
  same(walked(one, search, true), "walk, oldest first", expected.toReversed());
  same([countEvents(db, search, scope)], "count", [expected.length]);
  checkPages(one, search, one.oldestFirst ? expected.toReversed() : expected);
  for (const term of search.terms) {
    const both = [term, { ...term, negated: !term.negated }].map((each) => countOf(one, each));
    same([both.reduce((sum, count) => sum + count)], `count and complement of ${printSearch({ terms: [term] })}`, [
      events.length,
    ]);
  }
  const printed = printSearch(search);
  const again = parseSearch(printed);
  expect(printSearch(again), `printing ${made.query} twice`).toBe(printed);
  same(walked(one, again, false), `walk of ${printed}`);
}

function countOf({ db, scope }: Case, term: Term): number {
  return countEvents(db, { terms: [term] }, scope);
}

function walked({ db, scope, order }: Case, search: Search, oldestFirst: boolean): number[] {
  const request = { limit: Number.MAX_SAFE_INTEGER, order, oldestFirst };
  return [...walkEvents(db, search, scope, request)].map(({ leafIndex }) => leafIndex);
}

/** Reads page after page to the end, and back to the beginning; no page may differ from its part of the whole. */
function checkPages(one: Case, search: Search, expected: number[]): void {
  const { db, scope, order, oldestFirst, sizes } = one;
  const way = oldestFirst ? "oldest first" : "newest first";
  const read = (turn: number, cursor: Partial<PageRequest>) => {
    const limit = sizes[turn % sizes.length] as number;
    return { limit, page: listEvents(db, search, scope, { limit, order, oldestFirst, ...cursor }) };
  };
  let { limit, page } = read(0, {});
  let start = 0;
  for (let turn = 1; ; turn += 1) {
    expectPage(one, page.events, expected.slice(start, start + limit), `page ${turn} forwards, ${way}`);
    const more = start + limit < expected.length;
    expect(page.older !== null, `${one.made.query}: older of page ${turn}, ${way}`).toBe(more);
    if (!more) break;
    start += limit;
    ({ limit, page } = read(turn, { before: page.older }));
  }
  for (let turn = 1; start > 0; turn += 1) {
    expect(page.newer, `${one.made.query}: newer of page ${turn} from the end, ${way}`).not.toBeNull();
    ({ limit, page } = read(turn, { after: page.newer }));
    // Where too few rows are ahead to fill a page, the first page stands there whole.
    const from = Math.max(0, start - limit);
    expectPage(one, page.events, expected.slice(from, from + limit), `page ${turn} backwards, ${way}`);
    start = from;
  }
  expect(page.newer, `${one.made.query}: newer of the first page, ${way}`).toBeNull();
}

function expectPage(one: Case, page: { leafIndex: number }[], wanted: number[], what: string): void {
  const leaves = page.map(({ leafIndex }) => leafIndex);
  expectSame(one, leaves, wanted, what);
}

function expectSame({ made, events }: Case, actual: number[], wanted: number[], what: string): void {
  if (actual.length === wanted.length && actual.every((one, i) => one === wanted[i])) return;
  const odd = [...new Set([...actual, ...wanted])].filter((leaf) => actual.includes(leaf) !== wanted.includes(leaf));
  const shown = odd.slice(0, 2).map((leaf) => events[leaf]);
  throw new Error(
    `${what} of ${made.query} (zone ${made.zone}, now ${made.now}): got ${actual}, wanted ${wanted}; ${JSON.stringify(shown)}`,
  );
}

/** RASTRO_MODEL_SEED repeats a run. */
function seeded(): { seed?: number } {
  const seed = process.env.RASTRO_MODEL_SEED;
  return seed === undefined ? {} : { seed: Number(seed) };
}
