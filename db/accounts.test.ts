import { describe, expect, test } from "vitest";

import { type Fields, NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";

import { type AccountState, findAccountState, findNewestSlots, listCustomers, ofAccount } from "./accounts.ts";
import { countEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";

const status = (at: number, value: string, account = 1) =>
  statusEvent({ at: NOON + at, object: { account_id: account, status: value } });
const phone = (at: number, id: number | null, object: Fields = {}) =>
  phoneEvent({
    at: NOON + at,
    data: { uri: `/v1/accounts/1/phones/${id ?? ":phoneId"}` },
    object: { account_id: 1, ...object },
  });

// As they arrive: not in the order in which they occurred.
const db = storeOf([
  status(20, "BLOCKED"),
  status(0, "NORMAL"),
  status(5, "CANCELLED", 10),
  phone(1, 7),
  phone(11, 7, { active: false }),
  phone(6, null, { number: "32654321", type: "RESIDENTIAL" }),
  phone(6, null, { number: "32654322", type: "RESIDENTIAL" }),
  phone(2, 77, { customer_id: null }),
]);

const inShort = ({ status, phones }: AccountState) => ({
  status: status && (status.event.object as { status: string }).status,
  phones: phones.map(({ rest, event }) => [rest, (event.object as { active: boolean }).active]),
});

describe("an account at an instant", () => {
  test("is what the last event of each slot left behind, removed phones included", () => {
    expect(inShort(findAccountState(db, 1))).toEqual({
      status: "BLOCKED",
      phones: [
        ["77", true],
        ["42422:RESIDENTIAL", true],
        ["7", false],
      ],
    });
  });

  test("before an event it is what it was, and at its instant it is what it became", () => {
    const at = (ms: number) => inShort(findAccountState(db, 1, NOON + ms));
    expect(at(-1)).toEqual({ status: null, phones: [] });
    expect(at(0)).toEqual({ status: "NORMAL", phones: [] });
    expect(at(10)).toMatchObject({
      status: "NORMAL",
      phones: [
        ["7", true],
        ["77", true],
        ["42422:RESIDENTIAL", true],
      ],
    });
    expect(at(11).phones).toContainEqual(["7", false]);
    expect([at(19).status, at(20).status]).toEqual(["NORMAL", "BLOCKED"]);
  });

  test("of two events of one instant the one recorded later counts", () => {
    const state = findAccountState(db, 1).phones.find(({ kind }) => kind === "type");
    expect(state?.event).toMatchObject({ leafIndex: 6, object: { number: "****4322" } });
  });

  test("is its own: account 1 is not account 10, and one that nobody touched is empty", () => {
    expect(inShort(findAccountState(db, 10))).toEqual({ status: "CANCELLED", phones: [] });
    expect(inShort(findAccountState(db, 2))).toEqual({ status: null, phones: [] });
    expect(inShort(findAccountState(db, -1))).toEqual({ status: null, phones: [] });
  });
});

test("the newest slots are the status and the phones that were edited last, with their number in all", () => {
  expect(inShort(findNewestSlots(db, 1, 2))).toEqual({
    status: "BLOCKED",
    phones: [
      ["42422:RESIDENTIAL", true],
      ["7", false],
    ],
  });
  expect(findNewestSlots(db, 1, 2).phonesInAll).toBe(3);
  expect(findNewestSlots(db, 2, 2)).toEqual({ status: null, phones: [], phonesInAll: 0 });
});

test("an account's customers are those that its phone edits name, each once", () => {
  expect([listCustomers(db, 1), listCustomers(db, 10), listCustomers(db, 2)]).toEqual([[42422], [], []]);
});

test("the search of an account selects its events and no other's", () => {
  const count = (account: number) => countEvents(db, ofAccount(account), { subject: null, zone: "UTC", now: NOON });
  expect([count(1), count(10), count(0)]).toEqual([7, 1, 0]);
});
