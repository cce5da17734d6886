import { expect, test } from "vitest";

import { phoneSlot, readSlot, statusSlot } from "./slots.ts";

const phone = { accountId: 7, phoneId: null, customerId: 9, type: "MOBILE" };

test("a phone with an id of its own and one without are two slots, and accounts, customers and types set slots apart", () => {
  const slots = [
    statusSlot(7),
    phoneSlot(phone),
    phoneSlot({ ...phone, phoneId: "9" }),
    phoneSlot({ ...phone, accountId: 8 }),
    phoneSlot({ ...phone, customerId: 10 }),
    phoneSlot({ ...phone, customerId: null }),
    phoneSlot({ ...phone, type: "mobile" }),
  ];
  expect(new Set(slots).size).toBe(slots.length);
});

test("of a phone with an id neither customer nor type matters", () => {
  const one = phoneSlot({ ...phone, phoneId: "3" });
  expect(phoneSlot({ ...phone, phoneId: "3", customerId: null, type: "COMMERCIAL" })).toBe(one);
});

test("a slot is read back", () => {
  expect(readSlot(statusSlot(7))).toEqual({ kind: "status", accountId: 7, rest: "" });
  expect(readSlot(phoneSlot({ ...phone, phoneId: "a:b" }))).toEqual({ kind: "phone", accountId: 7, rest: "a:b" });
  expect(readSlot(phoneSlot(phone))).toEqual({ kind: "type", accountId: 7, rest: "9:MOBILE" });
});
