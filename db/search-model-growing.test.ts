import fc from "fast-check";
import { expect, it } from "vitest";

import { parseSearch } from "#audit/search/parse.ts";

import { isDecided, naiveSelect } from "../e2e/reference/naive-search.ts";
import { type Made, makeSearch, searches } from "../e2e/reference/search-maker.ts";
import { type ReferenceEvent, searchable } from "../e2e/reference/searchable.ts";
import { RECORDED_AT, trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { type Cursor, type EventPage, listEvents } from "./events.ts";
import { append } from "./honest-store.ts";
import type { Scope } from "./matching.ts";

const CASES = Number(process.env.RASTRO_MODEL_CASES ?? 2_000);
/** Searches of one trail. */
const SEARCHES = 4;

const draft = fc.record({ search: searches, limit: fc.constantFrom(1, 3, 8), seed: fc.nat() });
const drafts = fc.array(draft, { minLength: SEARCHES, maxLength: SEARCHES });

/** A trail of which a store holds the first part so far. */
type Growing = { documents: string[]; db: Db; events: () => ReferenceEvent[]; grow: (by: number) => void };

it("reads pages as the naive reference does, to both sides, while events are being appended", {
  timeout: 60_000 + CASES * 150,
}, () => {
  const turns = { pages: 0, grown: 0 };
  const property = fc.property(trails, drafts, ({ values }, chosen) => {
    const documents = values.map((value) => JSON.stringify(value));
    const whole = searchable(documents, RECORDED_AT);
    for (const { search, limit, seed } of chosen) {
      const growing = growingStore(documents, values, Math.floor(documents.length / 2));
      readWhileGrowing(growing, makeSearch(search, whole), limit, seed, turns);
      growing.db.$client.close();
    }
  });
  fc.assert(property, { numRuns: Math.ceil(CASES / SEARCHES / 20), ...seeded() });
  // Otherwise nothing was shown: pages were read, and the ledger grew between them.
  expect(turns.pages).toBeGreaterThan(CASES / SEARCHES / 20);
  expect(turns.grown).toBeGreaterThan(CASES / SEARCHES / 20);
});

function growingStore(documents: string[], values: unknown[], first: number): Growing {
  const db = memoryStore();
  let size = 0;
  const grow = (by: number) => {
    append(db, values.slice(size, size + by), { document: `document ${size}`, now: RECORDED_AT });
    size = Math.min(values.length, size + by);
  };
  grow(first);
  return { documents, db, grow, events: () => searchable(documents.slice(0, size), RECORDED_AT) };
}

/** Goes towards the older end and back by turns, and each page must be the one that the reference sees at that moment. */
function readWhileGrowing(one: Growing, made: Made, limit: number, seed: number, turns: Record<string, number>): void {
  const [search, scope] = [parseSearch(made.query), scopeOf(made)];
  let cursor: { before?: Cursor; after?: Cursor } = {};
  for (let turn = 0; turn < 12; turn += 1) {
    const events = one.events();
    if (!isDecided(made.query, events, made)) return;
    const page = listEvents(one.db, search, scope, { limit, ...cursor });
    const expected = naivePage(naiveSelect(made.query, events, made), limit, cursor);
    expect(leavesOf(page), `${made.query}, turn ${turn}, ${events.length} events`).toEqual(expected);
    turns.pages = (turns.pages ?? 0) + 1;
    const towardsNewer = ((seed >> (turn % 20)) & 1) === 1;
    const [before, after] = [page.older, page.newer];
    if (towardsNewer ? after === null : before === null) return;
    cursor = towardsNewer ? { after: after as Cursor } : { before: before as Cursor };
    one.grow(seed % 4);
    if (seed % 4 > 0) turns.grown = (turns.grown ?? 0) + 1;
  }
}

const leavesOf = ({ events }: EventPage): number[] => events.map(({ leafIndex }) => leafIndex);
const scopeOf = ({ zone, now }: Made): Scope => ({ subject: null, zone, now });

function naivePage(selected: ReferenceEvent[], limit: number, { before, after }: { before?: Cursor; after?: Cursor }) {
  const leaves = (events: ReferenceEvent[]) => events.map(({ leafIndex }) => leafIndex);
  const place = (event: ReferenceEvent, { at, leafIndex }: Cursor) =>
    event.occurredAt - at || event.leafIndex - leafIndex;
  if (before) return leaves(selected.filter((event) => place(event, before) < 0).slice(0, limit));
  const ahead = after ? selected.filter((event) => place(event, after) > 0) : [];
  return leaves(ahead.length > limit ? ahead.slice(-limit) : selected.slice(0, limit));
}

/** RASTRO_MODEL_SEED repeats a run. */
function seeded(): { seed?: number } {
  const seed = process.env.RASTRO_MODEL_SEED;
  return seed === undefined ? {} : { seed: Number(seed) };
}
