import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { creationEvent, type Fields, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";

import { type Db, memoryStore } from "./client.ts";
import { findEvent } from "./events.ts";
import { append, incomingOf } from "./honest-store.ts";
import { type Derived, naiveRevisions } from "./naive-revisions.ts";

const DERIVED = ["late", "contradiction", "noop"];

/** Few accounts, phones and values, so that slots are shared, states repeat and removals are edited. */
const event = (at: fc.Arbitrary<number>): fc.Arbitrary<Fields> =>
  fc.oneof(
    fc
      .record({ at, status: fc.constantFrom("NORMAL", "BLOCKED"), reason_id: fc.constantFrom(0, 12) })
      .map((wish) =>
        statusEvent({ at: NOON + wish.at, object: { account_id: 1, status: wish.status, reason_id: wish.reason_id } }),
      ),
    fc
      .record({
        at,
        make: fc.constantFrom(phoneEvent, phoneEvent, creationEvent),
        uri: fc.constantFrom("/v1/accounts/1/phones/7", "/v1/accounts/:accountId/phones/:phoneId"),
        object: fc.record({
          account_id: fc.constantFrom(1, 2),
          customer_id: fc.constantFrom(null, undefined, 5),
          type: fc.constantFrom("MOBILE", "RESIDENTIAL"),
          number: fc.constantFrom("987654321", "32654321"),
          active: fc.boolean(),
        }),
      })
      .map(({ at, make, uri, object }) => make({ at: NOON + at, data: { uri }, object })),
  );

/** Inserts in this order and in batches of this many; one event an id. */
function inserted(events: Fields[], batch: number): Db {
  const db = memoryStore();
  for (let from = 0; from < events.length; from += batch) append(db, events.slice(from, from + batch));
  return db;
}

/** What the store derived for each event, by id. */
function derivedIn(db: Db, events: Fields[]): Map<string, Derived> {
  return new Map(
    events.map((_, leaf) => {
      const view = findEvent(db, leaf);
      const before = view?.beforeLeaf === null || view === null ? null : findEvent(db, view.beforeLeaf);
      expect(view?.before).toEqual(before?.object ?? null);
      expect(view?.beforeFrom).toBe(before ? "observed" : "unknown");
      const flags = view?.flags.filter((flag) => DERIVED.includes(flag)) ?? [];
      return [view?.eventId ?? "", { beforeId: before?.eventId ?? null, flags }];
    }),
  );
}

function naive(events: Fields[]): Map<string, Derived> {
  const sightings = incomingOf(events).map((incoming, leaf) => {
    if (incoming.kind !== "event") throw new Error(`an honest event was refused: ${incoming.problem.message}`);
    return { leaf, at: incoming.event.envelope?.occurredAt.ms ?? 0, event: incoming.event };
  });
  return naiveRevisions(sightings);
}

const sorted = (derived: Map<string, Derived>) => [...derived].sort(([one], [other]) => (one < other ? -1 : 1));
const withoutLate = (derived: Map<string, Derived>) =>
  sorted(derived).map(([id, { beforeId, flags }]) => [id, beforeId, flags.filter((flag) => flag !== "late")]);

test("events of one instant and of many, in any order and in any batches, have the before of a naive reference", () => {
  const seen = new Set<string>();
  const list = fc.array(event(fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 8 }), (events, batch) => {
      const db = inserted(events, batch);
      const derived = derivedIn(db, events);
      expect(sorted(derived)).toEqual(sorted(naive(events)));
      for (const { flags, beforeId } of derived.values())
        for (const what of [...flags, beforeId && "before"]) seen.add(String(what));
      db.$client.close();
    }),
    { numRuns: 120 },
  );
  expect([...seen].sort()).toEqual(["before", "contradiction", "late", "noop", "null"]);
});

describe("the order in which events arrive changes no before and no derived flag", () => {
  const apart = fc
    .array(event(fc.constant(0)), { minLength: 2, maxLength: 20 })
    .map((events) => events.map((one, index) => ({ ...one, timestamp: new Date(NOON + index).toISOString() })));

  test("of larger sets, shuffled", () => {
    const shuffled = apart.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 8 }), ([events, others], batch) => {
        const [one, other] = [inserted(events, 8), inserted(others, batch)];
        expect(withoutLate(derivedIn(other, others))).toEqual(withoutLate(derivedIn(one, events)));
        one.$client.close();
        other.$client.close();
      }),
      { numRuns: 60 },
    );
  });

  test("of a removal, an edit after it, a creation and a no-op, in each of the 120 orders", () => {
    const phone = (at: number, object: Fields, make = phoneEvent) =>
      make({
        id: `p${at}`,
        at: NOON + at,
        data: { uri: "/v1/accounts/1/phones/7" },
        object: { account_id: 1, ...object },
      });
    const events = [
      phone(0, {}),
      phone(1, { active: false }),
      phone(2, { number: "32654321" }),
      phone(3, {}, creationEvent),
      phone(4, {}),
    ];
    const expected = [
      ["p0", null, []],
      ["p1", "p0", []],
      ["p2", "p1", ["contradiction"]],
      ["p3", "p2", []],
      ["p4", "p3", ["noop"]],
    ];
    for (const order of permutations(events)) {
      const db = inserted(order, 2);
      expect(withoutLate(derivedIn(db, order))).toEqual(expected);
      db.$client.close();
    }
  });
});

test("a late event is flagged, and its successor's diff becomes one against it", () => {
  const status = (at: number, value: string) => statusEvent({ at: NOON + at, object: { status: value } });
  const db = inserted([status(0, "NORMAL"), status(10, "BLOCKED")], 1);
  expect(findEvent(db, 1)).toMatchObject({
    beforeLeaf: 0,
    changes: [{ field: "status", from: "NORMAL", to: "BLOCKED" }],
  });
  append(db, [status(5, "BLOCKED")]);
  expect(findEvent(db, 1)).toMatchObject({ beforeLeaf: 2, changes: [], flags: ["template_uri", "noop"] });
  expect(findEvent(db, 2)).toMatchObject({ beforeLeaf: 0, flags: ["template_uri", "late"] });
});

test("an event we have no contract of has no slot, no before and disturbs none", () => {
  const db = inserted([statusEvent({ at: NOON }), statusEvent({ at: NOON + 2 })], 1);
  append(db, [statusEvent({ at: NOON + 1, envelope: { schema_version: 3 } })]);
  expect(findEvent(db, 2)).toMatchObject({ slot: null, object: null, before: null, beforeFrom: "unknown" });
  expect(findEvent(db, 1)?.beforeLeaf).toBe(0);
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
