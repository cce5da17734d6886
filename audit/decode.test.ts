import { describe, expect, test } from "vitest";

import { decodeEvent } from "./decode.ts";
import { creationEvent, enveloped, phoneBody, phoneEvent, statusBody, statusEvent, type Wish } from "./honest-event.ts";
import { problemOf } from "./problem-of.ts";

const flagsOf = (wish: Wish) => decodeEvent(phoneEvent(wish)).flags;
const CONCRETE = "/v1/accounts/32422/phones/7";

test("a status change leaves a status behind, absent reasons as null", () => {
  expect(decodeEvent(statusEvent())).toMatchObject({
    event: "account_status_change",
    version: 2,
    known: "account_status_change",
    accountId: 171238,
    customerId: null,
    programId: 9,
    state: { status: "BLOCKED", reason_id: 12, reason_description: null, description: null },
    slot: "status:171238",
    flags: ["template_uri"],
  });
  // An extra key is legal and means nothing to us.
  expect(decodeEvent(statusEvent({ object: { customer_id: 42422 } })).customerId).toBeNull();
});

test("a phone edit leaves a phone behind, in the slot of its id or else of its type", () => {
  const edit = decodeEvent(phoneEvent());
  expect(edit).toMatchObject({ accountId: 32422, customerId: 42422, programId: null, slot: "type:32422:42422:MOBILE" });
  expect(edit.state).toMatchObject({ number: "987654321", active: true, extension: null });
  expect(decodeEvent(phoneEvent({ data: { uri: CONCRETE } })).slot).toBe("phone:32422:7");
  expect(decodeEvent(creationEvent({ data: { uri: "/v1/accounts/32422/phones" } })).slot).toBe(
    "type:32422:42422:MOBILE",
  );
});

test("null and absent customer are one slot; the account is the object's even where the uri disagrees", () => {
  const slot = (object: object) => decodeEvent(phoneEvent({ object: { ...object } })).slot;
  expect(slot({ customer_id: null })).toBe(slot({ customer_id: undefined }));
  const elsewhere = decodeEvent(phoneEvent({ data: { uri: "/v1/accounts/99/phones/7" } }));
  expect(elsewhere).toMatchObject({ accountId: 32422, slot: "phone:32422:7", flags: ["uri_mismatch"] });
});

describe("flags", () => {
  test("an honest event on a concrete uri has none", () => {
    expect(flagsOf({ data: { uri: CONCRETE } })).toEqual([]);
  });

  test.each([
    ["template_uri", {}],
    ["no_zone", { at: "2026-03-20T19:03:00.000" }],
    ["anonymous_operator", { data: { email: "[email\u00a0protected]" } }],
    ["uri_mismatch", { data: { uri: "/v1/accounts/1/phones/7" } }],
    ["invalid_number", { object: { number: "422742123" } }],
    ["invalid_number", { object: { country_code: null } }],
  ])("%s for %j", (flag, wish) => {
    expect(flagsOf(wish)).toContain(flag);
    expect(flagsOf({ data: { uri: CONCRETE } })).not.toContain(flag);
  });

  test("a phone without a number is not an invalid one", () => {
    expect(flagsOf({ object: { number: null } })).not.toContain("invalid_number");
    expect(flagsOf({ object: { number: " " } })).not.toContain("invalid_number");
  });
});

test("an unknown event, version or domain with a good envelope is kept with what it plainly says, and flagged", () => {
  const object = { account_id: 5, customer_id: 6, program_id: 2 ** 53 };
  const card = decodeEvent(enveloped("card-change", 9, { email: "ana@bank.example", roles: ["a"], object, method: 7 }));
  expect(card).toMatchObject({
    event: "card_change",
    version: 9,
    known: null,
    request: { method: null, uri: null, email: "ana@bank.example", roles: ["a"], origin: null },
    accountId: 5,
    customerId: 6,
    programId: null,
    state: null,
    slot: null,
    flags: ["unknown_version"],
  });
  for (const envelope of [{ schema_version: 3 }, { domain: "account" }]) {
    expect(decodeEvent(phoneEvent({ envelope, object: { account_id: "x" } }))).toMatchObject({
      known: null,
      accountId: null,
    });
  }
  expect(decodeEvent(enveloped("empty", 1, { roles: [1], object: [] })).request.roles).toBeNull();
});

test("a known event whose body breaks its contract is refused with the pointer below /data", () => {
  const problem = problemOf(() => decodeEvent(phoneEvent({ object: { active: null } })));
  expect([problem?.code, problem?.place]).toEqual([
    "body_invalid",
    { pointer: "/data/object/active", expected: "boolean" },
  ]);
});

test("a bare body is decoded like the one in an envelope, and says that it has none", () => {
  const { envelope, flags, ...bare } = decodeEvent(statusBody());
  const { envelope: _, flags: others, ...wrapped } = decodeEvent(statusEvent());
  expect(bare).toEqual(wrapped);
  expect([envelope, flags]).toEqual([null, ["no_envelope", ...others]]);
  expect(decodeEvent(phoneBody({ data: { method: "POST" } })).event).toBe("phone_creation");
  expect(problemOf(() => decodeEvent(phoneBody({ object: { type: 1 } })))?.place.pointer).toBe("/object/type");
});

test.each([[null], [[]], [[{}]], ["x"], [7], [true]])("%j is no event", (value) => {
  expect(problemOf(() => decodeEvent(value))?.code).toBe("json_not_an_object");
});

test("the published literal e-mail, leading space and all, is not refused", () => {
  const decoded = decodeEvent(
    phoneEvent({ data: { email: "[email\u00a0protected]", uri: " /v1/accounts/:accountId/phones/:phoneId" } }),
  );
  expect(decoded.request).toMatchObject({
    email: "[email\u00a0protected]",
    uri: " /v1/accounts/:accountId/phones/:phoneId",
  });
});
