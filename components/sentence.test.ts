import { expect, test } from "vitest";
import type { PhoneView } from "#audit/masked-states.ts";
import { fieldChanges } from "#audit/revisions.ts";
import type { EventView } from "#db/event-view.ts";

import { eventView } from "./event-view.fixture.ts";
import { sentenceOf } from "./sentence.ts";

const phone: PhoneView = {
  area_code: "11",
  number: "*****2123",
  type: "MOBILE",
  extension: null,
  active: true,
  country_code: "55",
  e164: "+5511*****2123",
  valid: true,
};
const blocked = { status: "BLOCKED", reason_id: 3, reason_description: "SUSPEITA DE FRAUDE", description: null };

const status = (before: EventView["before"], object: EventView["object"] = blocked) =>
  between("account_status_change", before, object);
const edit = (before: EventView["before"], object: EventView["object"]) => between("phone_change", before, object);

function between(known: EventView["known"], before: EventView["before"], object: EventView["object"]): EventView {
  const changes = before && object ? fieldChanges(before, object) : [];
  return eventView({ known, event: known ?? "card_change", before, object, changes });
}

test("a status that moved is told with where it came from", () => {
  expect(sentenceOf(status({ ...blocked, status: "NORMAL" }))).toEqual({
    kind: "statusMoved",
    from: "NORMAL",
    to: "BLOCKED",
  });
});

test("a first status says that nothing is known before it", () => {
  expect(sentenceOf(status(null))).toEqual({ kind: "statusFirst", status: "BLOCKED" });
});

test("a status that stayed says what else changed", () => {
  const before = { ...blocked, reason_id: 4 };
  expect(sentenceOf(status(before))).toEqual({ kind: "statusKept", status: "BLOCKED", also: ["reason_id"] });
  expect(sentenceOf(status(blocked))).toEqual({ kind: "statusKept", status: "BLOCKED", also: [] });
});

test("a number that was replaced is told before and after, with what else changed", () => {
  const after = { ...phone, number: "*****9876", extension: "12" };
  expect(sentenceOf(edit(phone, after))).toEqual({
    kind: "phoneNumber",
    before: phone,
    phone: after,
    note: null,
    also: ["extension"],
  });
});

test("a number that changes as its phone is removed is still told before and after", () => {
  const after = { ...phone, number: "*****9876", active: false };
  expect(sentenceOf(edit(phone, after))).toEqual({
    kind: "phoneNumber",
    before: phone,
    phone: after,
    note: "removed",
    also: [],
  });
});

test("a number whose hidden digits alone differ is still a new number", () => {
  const hidden = eventView({
    known: "phone_change",
    before: phone,
    object: phone,
    changes: [{ field: "number", from: phone.number, to: phone.number }],
  });
  expect(sentenceOf(hidden).kind).toBe("phoneNumber");
});

test.each([
  ["first", null, phone],
  ["removed", null, { ...phone, active: false }],
  ["removed", phone, { ...phone, active: false }],
  ["restored", { ...phone, active: false }, phone],
  ["same", phone, phone],
])("a phone is told as %s", (note, before, after) => {
  expect(sentenceOf(edit(before, after))).toEqual({ kind: "phoneNoted", note, phone: after });
});

test("a phone that was created is told as added", () => {
  expect(sentenceOf(between("phone_creation", null, phone))).toEqual({ kind: "phoneNoted", note: "added", phone });
});

test("another field of a phone is told with its two values", () => {
  const after = { ...phone, extension: "12" };
  const changes = [{ field: "extension", from: null, to: "12" }];
  expect(sentenceOf(edit(phone, after))).toEqual({ kind: "phoneFields", phone: after, changes });
});

test("an event without a contract is told by its name", () => {
  expect(sentenceOf(between(null, null, null))).toEqual({ kind: "generic", event: "card_change", version: 1 });
});
