import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { enveloped, type Fields, NOON, phoneEvent, statusBody, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { countEvents, listEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";

const SCOPE: Scope = { subject: null, zone: "UTC", now: NOON };

const status = (account: number, email: string, at = NOON) =>
  statusEvent({ at, data: { email }, object: { account_id: account } });

// Some lack an operator, an account or a customer, some are of no contract of ours.
const EVENTS: Fields[] = [
  status(1, "ana@bank.example", NOON - 2 * 86_400_000),
  status(2, " Ana@Bank.Example "),
  status(-3, "bob@other.example", NOON + 1),
  status(2 ** 53 - 1, "100%_sure@bank.example"),
  status(5, "a*b\\c@bank.example"),
  status(6, "[email\u00a0protected]"),
  status(7, "[email protected]"),
  phoneEvent({ object: { customer_id: 42 } }),
  phoneEvent({ object: { customer_id: null } }),
  enveloped("card_change", 1, { email: null, object: { account_id: "x" } }),
  enveloped("entity-change", 1, { nothing: true }, { at: NOON - 10 }),
  enveloped("Card-Change", 2, { email: "ana@bank.example", object: { account_id: 9, customer_id: 42 } }),
  statusBody({ object: { account_id: 8 } }),
];
const db = storeOf(EVENTS);
const ALL = EVENTS.length;

const count = (search: string, scope: Partial<Scope> = {}) =>
  countEvents(db, parseSearch(search), { ...SCOPE, ...scope });
const leaves = (search: string) =>
  listEvents(db, parseSearch(search), SCOPE, { limit: 100 })
    .events.map(({ leafIndex }) => leafIndex)
    .sort((one, other) => one - other);

test.each([
  ["account:1", [0]],
  ["account:1,2", [0, 1]],
  ["account:1..6", [0, 1, 4, 5]],
  ["account:..2", [0, 1, 2]],
  ["account:9..", [3, 7, 8, 11]],
  ["account:6..5", []],
  ["account:9007199254740991", [3]],
  ["customer:42", [7, 11]],
  ["event:card_change", [9, 11]],
  ["event:*change", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ["event:CARD_*", [9, 11]],
  ["operator:ana@bank.example", [0, 1, 11, 7, 8, 12]],
  ['operator:" ANA@bank.example "', [0, 1, 11, 7, 8, 12]],
  ["operator:*@other.example", [2]],
  ["operator:100%_sure@bank.example", [3]],
  ["operator:%", []],
  ["operator:___@other.example", []],
  ['operator:"a\\*b\\\\c@bank.example"', [4]],
  ["operator:a*c@bank.example", [4]],
  ['operator:"[email protected]"', [6]],
  ['operator:"[email\u00a0protected]"', [5]],
  ['operator:""', []],
  ["-operator:*", [9, 10]],
  ["-account:-9007199254740991..9007199254740991", [9, 10]],
  ["-customer:42 event:phone_change", [8]],
  ["operator:ana@bank.example account:1", [0]],
  ["account:1 account:2", []],
  ["-account:1 -account:2 -operator:*", [9, 10]],
])("%s", (search, expected) => {
  // The honest operator is ana: events that were not given another are hers.
  expect(leaves(search)).toEqual([...expected].sort((one, other) => one - other));
  expect(count(search)).toBe(expected.length);
});

describe("what is typed is never SQL", () => {
  test.each(["'", "''; DROP TABLE audit_events; --", "') OR 1=1 --", '\\"', "%", "_", "\u0000", "?", ":a", "\ud800"])(
    "%j selects nothing and breaks nothing",
    (text) => {
      const value = `"${text.replace(/[\\"*]/g, "\\$&")}"`;
      expect([count(`operator:${value}`), count(`event:${value}`), count(`-operator:${value}`)]).toEqual([0, 0, ALL]);
    },
  );
});

test("for every term, what matches it and what matches its complement are all events", () => {
  const whole = fc.oneof(fc.integer({ min: -4, max: 12 }), fc.maxSafeInteger()).map(String);
  const range = fc.oneof(
    whole,
    fc.tuple(whole, whole).map(([from, to]) => `${from}..${to}`),
    whole.map((from) => `${from}..`),
  );
  const word = fc.constantFrom(
    "ana@bank.example",
    "*@bank.example",
    "*",
    "*change",
    "card_change",
    '""',
    '"[email protected]"',
    "x",
  );
  const time = fc.constantFrom(
    "2026-03-20T12:00",
    "2026-03-18",
    "2026-03-20T12:00:00.001Z",
    "1970-01-01",
    "9999-12-31",
  );
  const term = fc.oneof(
    fc.tuple(fc.constantFrom("account", "customer"), fc.array(range, { minLength: 1, maxLength: 3 })),
    fc.tuple(fc.constantFrom("operator", "event"), fc.array(word, { minLength: 1, maxLength: 3 })),
    fc.tuple(fc.constantFrom("since", "until"), fc.array(time, { minLength: 1, maxLength: 2 })),
    fc.tuple(fc.constant("last"), fc.array(fc.constantFrom("1m", "24h", "30d"), { minLength: 1, maxLength: 2 })),
  );
  const hits = new Set<number>();
  fc.assert(
    fc.property(
      term,
      fc.constantFrom(null, "status", "phone", "other"),
      fc.constantFrom("", "account:1..9"),
      ([key, values], subject, beside) => {
        const search = `${key}:${values.join(",")}`;
        const of = (text: string) => count(`${beside} ${text}`, { subject });
        expect(of(search) + of(`-${search}`)).toBe(of(""));
        hits.add(count(search));
      },
    ),
    { numRuns: 400 },
  );
  expect(hits.size).toBeGreaterThan(6);
});

describe("times", () => {
  const at = (iso: string) => status(1, "ana@bank.example", Date.parse(iso));
  const counts = (events: Fields[], scope: Partial<Scope>, searches: string[]) => {
    const store = storeOf(events);
    return searches.map((search) => countEvents(store, parseSearch(search), { ...SCOPE, ...scope }));
  };

  test("since is at or after, until is before; both at the second that is written", () => {
    const events = [at("2026-03-20T11:59:59.999Z"), at("2026-03-20T12:00:00.000Z"), at("2026-03-20T12:00:00.001Z")];
    expect(
      counts(events, {}, ["since:2026-03-20T12:00Z", "until:2026-03-20T12:00Z", "-since:2026-03-20T12:00Z"]),
    ).toEqual([2, 1, 1]);
  });

  test("a day in São Paulo begins at three o'clock of UTC, and has no gap to the next", () => {
    const events = [
      at("2026-03-01T02:59:59.999Z"),
      at("2026-03-01T03:00:00Z"),
      at("2026-03-02T02:59:59.999Z"),
      at("2026-03-02T03:00:00Z"),
    ];
    const day = ["since:2026-03-01 until:2026-03-02", "until:2026-03-01", "since:2026-03-02"];
    expect(counts(events, { zone: "America/Sao_Paulo" }, day)).toEqual([2, 1, 1]);
    expect(counts(events, { zone: "UTC" }, day)).toEqual([2, 0, 2]);
  });

  test("a day of 23 hours and one of 25 in New York hold all their hours", () => {
    const hourly = (from: string) =>
      Array.from({ length: 72 }, (_, hour) => at(new Date(Date.parse(from) + hour * 3_600_000).toISOString()));
    const zone = "America/New_York";
    expect(counts(hourly("2026-03-07T05:00:00Z"), { zone }, ["since:2026-03-08 until:2026-03-09"])).toEqual([23]);
    expect(counts(hourly("2026-10-31T04:00:00Z"), { zone }, ["since:2026-11-01 until:2026-11-02"])).toEqual([25]);
    expect(counts(hourly("2026-03-07T05:00:00Z"), { zone: "UTC" }, ["since:2026-03-08 until:2026-03-09"])).toEqual([
      24,
    ]);
  });

  test("last is a length and not a number of days: 24 hours before now, across a change of clocks too", () => {
    const now = Date.parse("2026-03-08T16:00:00Z");
    const events = [
      at("2026-03-07T15:59:59.999Z"),
      at("2026-03-07T16:00:00Z"),
      at("2026-03-08T16:00:00Z"),
      at("2026-03-08T16:00:00.001Z"),
    ];
    expect(counts(events, { now, zone: "America/New_York" }, ["last:24h", "last:1d", "-last:24h"])).toEqual([2, 2, 2]);
  });
});

test("a pattern that selects more operators than a statement takes parameters is still a search", () => {
  const store = storeOf([status(1, "ana@bank.example")]);
  const insert = store.$client.prepare("INSERT INTO operators (operator_key, is_address) VALUES (?, 1)");
  store.$client.transaction(() => {
    for (let index = 0; index < 40_000; index += 1) insert.run(`op${index}@bank.example`);
  })();
  expect(countEvents(store, parseSearch("operator:*@bank.example"), SCOPE)).toBe(1);
});

test("a list is what its values are one by one, however long, mixed with patterns and ranges", () => {
  const long = (of: (n: number) => string) => Array.from({ length: 4000 }, (_, index) => of(index + 100)).join(",");
  const both = (list: string, alone: string) => {
    expect([list.slice(0, 30), leaves(list)]).toEqual([list.slice(0, 30), leaves(alone)]);
    expect(count(list) + count(`-${list}`)).toBe(ALL);
    return leaves(list).length;
  };
  const more = long((n) => `x${n}`);
  expect(both(`account:2,9..,${long(String)}`, "account:2,9..")).toBe(5);
  expect(both(`operator:ANA@bank.example,*@other.example,${more}`, "operator:ana@bank.example,bob@other.example")).toBe(
    7,
  );
  expect(both(`event:Phone_Change,card*,${more}`, "event:phone_change,card_change")).toBe(4);
  expect(both(`reason:12,..3,${long(String)}`, "reason:12,..3,100..4099")).toBeGreaterThan(0);
  const ids = db.$client.prepare("SELECT event_id FROM audit_events WHERE leaf_index IN (1, 2)").pluck().all();
  expect(both(`id:${ids[0]},"  ${ids[1]}  ",${more}`, `id:${ids.join(",")}`)).toBe(2);
  const cid = db.$client.prepare("SELECT cid FROM audit_events WHERE leaf_index = 0").pluck().get();
  expect(both(`cid:${cid},zz*,${more}`, `cid:${cid}`)).toBeGreaterThan(5);
  const [digits] = db.$client.prepare("SELECT digits FROM phone_numbers").pluck().all() as string[];
  const numbers = long((n) => `99${1_000_000 + n}`);
  expect(both(`phone:${digits},${numbers}`, `phone:${digits}`)).toBe(2);
  expect(both(`phone:*${digits?.slice(-4)},${numbers}`, `phone:${digits}`)).toBe(2);
});
