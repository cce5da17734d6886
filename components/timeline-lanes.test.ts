import { expect, test } from "vitest";

import { phoneSlot, readSlot, statusSlot } from "#audit/slots.ts";
import type { SlotNow } from "#db/accounts.ts";

import { keyOfLane, type Lane, laneOf, lanesOf, nameOfSlot, PHONE_LANES } from "./timeline-lanes.ts";

const slotNow = (slot: string, type = "MOBILE"): SlotNow =>
  ({ slot, ...readSlot(slot), event: { object: { type, active: true } } }) as unknown as SlotNow;

const byId = (phoneId: string) => phoneSlot({ accountId: 7, phoneId, customerId: 42, type: "MOBILE" });
const byType = (customerId: number | null, type: string) =>
  phoneSlot({ accountId: 7, phoneId: null, customerId, type });

const STATUS = slotNow(statusSlot(7));

test("the status comes first, then the phones, the last edited before the others", () => {
  const state = { status: STATUS, phones: [slotNow(byId("1")), slotNow(byId("2"))], phonesInAll: 2 };
  const lanes = lanesOf(state, [{ slot: byId("1") }]);
  expect(lanes.map((lane) => (lane.kind === "phone" ? lane.name.phoneId : lane.kind))).toEqual(["status", "2", "1"]);
  expect(laneOf({ accountId: 7, slot: byId("1") }, lanes)).toBe(2);
  expect(laneOf({ accountId: 7, slot: statusSlot(7) }, lanes)).toBe(0);
});

test("events without a slot have a lane of their own, and only where there are any", () => {
  const state = { status: STATUS, phones: [], phonesInAll: 0 };
  expect(lanesOf(state, [{ slot: statusSlot(7) }])).toEqual([{ kind: "status" }]);
  const lanes = lanesOf(state, [{ slot: null }]);
  expect(lanes[laneOf({ accountId: 7, slot: null }, lanes)]).toEqual({ kind: "other" });
});

test("phones beyond the limit share a lane, and it says how many they are", () => {
  const phones = Array.from({ length: 20 }, (_, id) => slotNow(byId(String(id))));
  const lanes = lanesOf({ status: null, phones, phonesInAll: 2000 }, []);
  expect(lanes).toHaveLength(PHONE_LANES + 1);
  expect(lanes.at(-1)).toEqual({ kind: "folded", phones: 2000 - PHONE_LANES });
  expect(laneOf({ accountId: 7, slot: byId("19") }, lanes)).toBe(0);
  expect(laneOf({ accountId: 7, slot: byId("3") }, lanes)).toBe(PHONE_LANES);
  expect(laneOf({ accountId: 7, slot: byId("1999") }, lanes)).toBe(PHONE_LANES);
});

test.each([
  [byId("8812"), { type: "MOBILE", phoneId: "8812", customer: null }],
  [byType(42, "MOBILE"), { type: "MOBILE", phoneId: null, customer: "42" }],
  [byType(null, "MOBILE"), { type: "MOBILE", phoneId: null, customer: null }],
])("%s has a name", (slot, name) => {
  expect(nameOfSlot(slotNow(slot))).toEqual(name);
});

test("of several accounts each has a lane, whatever happened to it", () => {
  const lanes = [7, 9].map((accountId, color): Lane => ({ kind: "account", accountId, color }));
  expect(laneOf({ accountId: 9, slot: statusSlot(9) }, lanes)).toBe(1);
  expect(laneOf({ accountId: 7, slot: null }, lanes)).toBe(0);
  expect(new Set(lanes.map(keyOfLane)).size).toBe(2);
});
