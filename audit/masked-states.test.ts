import { expect, test } from "vitest";

import { isPhoneView, maskedChanges, maskState } from "./masked-states.ts";
import type { PhoneState, StatusState } from "./states.ts";

const phone: PhoneState = {
  area_code: "11",
  number: "422742123",
  type: "MOBILE",
  extension: null,
  active: true,
  country_code: "55",
};
const status: StatusState = {
  status: "BLOCKED",
  reason_id: 12,
  reason_description: "DETERMINACAO LEGAL",
  description: null,
};

test("a phone is shown with its area code and last four, its E.164 and whether it is valid", () => {
  expect(maskState(phone)).toEqual({ ...phone, number: "*****2123", e164: "+5511*****2123", valid: false });
  expect(maskState({ ...phone, number: "987654321" })).toMatchObject({ e164: "+5511*****4321", valid: true });
  expect(maskState({ ...phone, number: null, area_code: null })).toMatchObject({
    number: null,
    e164: null,
    valid: false,
  });
  expect(maskState({ ...phone, country_code: null })).toMatchObject({ number: "*****2123", e164: null, valid: false });
});

test("a number is shown nowhere, into whichever field somebody put it", () => {
  for (const field of ["area_code", "number", "type", "extension", "country_code"]) {
    const shown = JSON.stringify(maskState({ ...phone, [field]: "11987654321" }));
    expect(shown).not.toMatch(/\d{6,}|98765/);
    expect(shown).toContain("4321");
  }
  for (const field of ["status", "reason_description", "description"]) {
    expect(JSON.stringify(maskState({ ...status, [field]: "tel (11) 98765-4321." }))).toContain("tel (**) *****-4321.");
  }
});

test("a status is shown as it is", () => {
  expect(maskState(status)).toEqual(status);
  expect(isPhoneView(maskState(status))).toBe(false);
  expect(isPhoneView(maskState(phone))).toBe(true);
});

test("two numbers that look the same when masked are still a change, and a change that is hidden says so", () => {
  expect(maskedChanges(phone, { ...phone, number: "999992123" })).toEqual([
    { field: "number", from: "*****2123", to: "*****2123" },
  ]);
  expect(maskedChanges(phone, { ...phone })).toEqual([]);
  expect(maskedChanges(phone, { ...phone, active: false, extension: "7" })).toEqual([
    { field: "extension", from: null, to: "7" },
    { field: "active", from: true, to: false },
  ]);
});
