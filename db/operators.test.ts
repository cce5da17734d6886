import { describe, expect, test } from "vitest";

import { enveloped, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { countEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";
import {
  countOperators,
  findOperator,
  findOperatorByKey,
  listBusiest,
  listOperators,
  listRolePeriods,
  operatorValue,
} from "./operators.ts";

const did = (at: number, email: string, roles: string[], account = 1) =>
  statusEvent({ at: NOON + at, data: { email, roles }, object: { account_id: account } });

const db = storeOf([
  did(30, "Ana@Bank.Example", ["crm", "master"], 2),
  did(10, "ana@bank.example", ["crm"]),
  did(20, " ana@bank.example ", ["crm", "crm"]),
  did(40, "ana@bank.example", ["master"]),
  did(15, "bob@bank.example", []),
  did(5, "[email protected]", ["crm"]),
  did(6, "[email protected]", ["master"]),
  phoneEvent({ at: NOON + 50, data: { email: "bob@bank.example" } }),
  enveloped("card_change", 1, { email: null }),
]);
const idOf = (key: string) => findOperatorByKey(db, key)?.operatorId ?? -1;

test("operators come by how much they did, with when they were first and last seen", () => {
  expect(
    listOperators(db, { limit: 9 }).map(({ key, events, firstAt, lastAt }) => [
      key,
      events,
      firstAt - NOON,
      lastAt - NOON,
    ]),
  ).toEqual([
    ["ana@bank.example", 4, 10, 40],
    ["[email protected]", 2, 5, 6],
    ["bob@bank.example", 2, 15, 50],
  ]);
  expect([listOperators(db, { limit: 1 }).length, countOperators(db)]).toEqual([1, 3]);
});

test("who is typed is found by any part of the e-mail, in any case; percent and underscore are themselves", () => {
  const found = (beginning: string) => listOperators(db, { limit: 9, beginning }).map(({ key }) => key);
  expect([found("ANA@"), found(" bank "), found("%"), found("_"), found("'")]).toEqual([
    ["ana@bank.example"],
    ["ana@bank.example", "bob@bank.example"],
    [],
    [],
    [],
  ]);
  expect([countOperators(db, "bank"), countOperators(db, "nobody")]).toEqual([2, 0]);
});

test("the busiest of a time are counted in it, from its beginning on and before its end", () => {
  const busiest = (since: number, until: number) =>
    listBusiest(db, { limit: 2, since: NOON + since, until: NOON + until }).map(({ key, events }) => [key, events]);
  expect(busiest(10, 40)).toEqual([
    ["ana@bank.example", 3],
    ["bob@bank.example", 1],
  ]);
  expect(busiest(41, 50)).toEqual([]);
});

test("one operator has their events by name and the number of accounts they touched", () => {
  expect(findOperator(db, idOf("ana@bank.example"))).toMatchObject({
    email: "Ana@Bank.Example",
    isAddress: true,
    events: 4,
    accounts: 2,
    byEvent: [{ event: "account_status_change", events: 4 }],
  });
  expect(findOperator(db, idOf("bob@bank.example"))?.byEvent).toEqual([
    { event: "account_status_change", events: 1 },
    { event: "phone_change", events: 1 },
  ]);
  expect([findOperator(db, 999), findOperatorByKey(db, "nobody@bank.example")]).toEqual([null, null]);
});

test("what is no address has no profile, for several people may stand behind it", () => {
  expect(listOperators(db, { limit: 9 }).find(({ isAddress }) => !isAddress)).toMatchObject({ events: 2 });
  expect(findOperator(db, idOf("[email protected]"))).toBeNull();
});

describe("roles over time", () => {
  const periods = (key: string) => listRolePeriods(db, idOf(key));

  test("are rebuilt in the order in which events occurred, a set that stays the same being one period", () => {
    expect(periods("ana@bank.example")).toEqual([
      { since: NOON + 10, until: NOON + 20, roles: ["crm"], gained: [], lost: [] },
      { since: NOON + 30, until: NOON + 30, roles: ["crm", "master"], gained: ["master"], lost: [] },
      { since: NOON + 40, until: NOON + 40, roles: ["master"], gained: [], lost: ["crm"] },
    ]);
    expect(periods("bob@bank.example")[0]).toMatchObject({ roles: [], gained: [] });
  });

  test("roles whose names hold what separates them are not taken for others", () => {
    const odd = storeOf([did(1, "ana@bank.example", ["a\nb"]), did(2, "ana@bank.example", ["a", "b"])]);
    expect(listRolePeriods(odd, 1)).toHaveLength(2);
  });
});

test("the search of an operator selects exactly theirs, stars in the name being no stars", () => {
  const odd = storeOf(["*", "a*b", "axb", "a\\b", 'a"b, c'].map((email, at) => did(at, email, [])));
  for (const operator of listOperators(odd, { limit: 9 })) {
    const search = { terms: [{ key: "operator" as const, negated: false, values: [operatorValue(operator)] }] };
    expect([operator.key, countEvents(odd, search, { subject: null, zone: "UTC", now: NOON })]).toEqual([
      operator.key,
      1,
    ]);
  }
  expect(countEvents(odd, parseSearch("operator:a*b"), { subject: null, zone: "UTC", now: NOON })).toBe(3);
});
