import { expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";

import { findAccountState, findNewestSlots } from "./accounts.ts";
import { storeOf } from "./honest-store.ts";

const HOUR = 3_600_000;
const ACCOUNT = 32422;

const edit = (phone: number, at: number) =>
  phoneEvent({ at, data: { uri: `/v1/accounts/${ACCOUNT}/phones/${phone}` }, object: { account_id: ACCOUNT } });

const TRAIL = [
  statusEvent({ at: NOON - 9 * HOUR, object: { account_id: ACCOUNT } }),
  ...[1, 2, 3, 4].map((phone) => edit(phone, NOON + phone * HOUR)),
  edit(2, NOON + 9 * HOUR),
];

test("the phones that were edited last are found, how many there are in all, and the status however old", () => {
  const { status, phones, phonesInAll } = findNewestSlots(storeOf(TRAIL), ACCOUNT, 2);
  expect(status?.event.leafIndex).toBe(0);
  expect(phones.map(({ rest }) => rest)).toEqual(["4", "2"]);
  expect(phonesInAll).toBe(4);
});

test("within the limit it is the account's state", () => {
  const db = storeOf(TRAIL);
  expect(findNewestSlots(db, ACCOUNT, 4)).toEqual({ ...findAccountState(db, ACCOUNT), phonesInAll: 4 });
  expect(findNewestSlots(db, 999, 4)).toEqual({ status: null, phones: [], phonesInAll: 0 });
});

test("without a status there are no fewer phones", () => {
  const { status, phones } = findNewestSlots(storeOf(TRAIL.slice(1)), ACCOUNT, 2);
  expect(status).toBeNull();
  expect(phones.map(({ rest }) => rest)).toEqual(["4", "2"]);
});
