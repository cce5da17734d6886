import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { parseCustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import { bytesOf, phoneEvent, statusEvent } from "#audit/honest-event.ts";

import type { Db } from "./client.ts";
import { RECORDED_AT, storeOf } from "./honest-store.ts";
import { findCustomerPhones } from "./registry.ts";
import { snapshotWriter } from "./registry-writer.ts";
import { revealNumber } from "./reveals.ts";

const example = JSON.parse(
  readFileSync(new URL("../audit/fixtures/contracts/customer_telephone.example.json", import.meta.url), "utf8"),
);

const event = (leafIndex: number, side: "after" | "before" = "after") => ({ kind: "event", leafIndex, side }) as const;

test("a number is revealed as it was received, with whom it is of", () => {
  const db = storeOf([phoneEvent({ object: { number: "98765-4321", phone_id: 7 } })]);
  expect(revealNumber(db, event(0))).toEqual({
    phone: { country_code: "55", area_code: "11", number: "98765-4321" },
    accountId: 32422,
    customerId: 42422,
    operator: "ana@bank.example",
    leaves: [0],
  });
});

test("the number before an event is that of the event before it, which is on record too", () => {
  const uri = "/v1/accounts/32422/phones/7";
  const db = storeOf([
    phoneEvent({ at: "2026-03-20T12:00:00.000Z", data: { uri }, object: { number: "911112222" } }),
    phoneEvent({ at: "2026-03-20T13:00:00.000Z", data: { uri }, object: { number: "933334444" } }),
  ]);
  expect(revealNumber(db, event(1, "before"))).toMatchObject({ phone: { number: "911112222" }, leaves: [1, 0] });
  expect(revealNumber(db, event(1))).toMatchObject({ phone: { number: "933334444" }, leaves: [1] });
  expect(revealNumber(db, event(0, "before"))).toBeNull();
});

test("where there is no number there is nothing to reveal", () => {
  const db = storeOf([statusEvent(), phoneEvent({ object: { number: null } })]);
  for (const leaf of [0, 1, 2]) expect(revealNumber(db, event(leaf))).toBeNull();
});

/** Makes the one phone of the registry's newest snapshot that of a customer. */
function snapshot(db: Db, asOf: number, customerId: number): number {
  const row = { ...example, id: 1, customer_id: customerId };
  const writer = snapshotWriter(db, { source: "test", asOf, now: RECORDED_AT });
  writer.begin();
  const place = { at: { ordinal: 0, offset: 0, length: 9 }, file: "phones.json", bytes: bytesOf(row) };
  writer.take({ ...place, kind: "phone", phone: parseCustomerTelephone(row) });
  writer.commit();
  return findCustomerPhones(db, [customerId])?.phones[0]?.customerPhoneId ?? -1;
}

test("a phone of the registry is revealed on an account of its customer only, and while it is in the newest snapshot", () => {
  const db = storeOf([
    phoneEvent({ object: { customer_id: 42422 } }),
    phoneEvent({ object: { account_id: 9, customer_id: 5 } }),
  ]);
  const customerPhoneId = snapshot(db, 1, 42422);
  const on = (accountId: number) => revealNumber(db, { kind: "registry", accountId, customerPhoneId });
  expect(on(32422)).toMatchObject({
    phone: { number: example.number },
    accountId: 32422,
    customerId: 42422,
    leaves: [],
  });
  expect(on(9)).toBeNull();
  snapshot(db, 2, 5);
  expect(on(32422)).toBeNull();
});
