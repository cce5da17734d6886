import { describe, expect, test } from "vitest";

import { hasEnvelope, parseEnvelope, readEventType, recognise, recogniseBody } from "./envelope.ts";
import { enveloped, NOON, phoneBody, phoneEvent, statusBody, statusEvent } from "./honest-event.ts";
import { problemOf } from "./problem-of.ts";

test("an envelope is read as it is published", () => {
  expect(parseEnvelope(phoneEvent({ id: "e-1" }))).toEqual({
    eventId: "e-1",
    domain: "audit",
    event: "phone_change",
    version: 1,
    orgId: "TN-honest",
    cid: "7c7737f0-53d4-9b49-9833-e4c47483634e",
    occurredAt: { ms: NOON, zoned: true },
  });
});

test.each([
  ["phone_change", "phone_change", null],
  ["phone-change", "phone_change", null],
  ["phone_change-1", "phone_change", 1],
  ["phone-change-1", "phone_change", 1],
  [" Phone_Change ", "phone_change", null],
  ["status-change-12", "status_change", 12],
  ["phone_change1", "phone_change1", null],
  ["v2_thing", "v2_thing", null],
])("%j is the event %s", (eventType, event, suffix) => {
  expect(readEventType(eventType)).toEqual({ event, suffix });
});

test.each([
  [1, 1],
  ["1", 1],
  [" 2 ", 2],
  [0, 0],
  [1.0, 1],
])("the schema version %j is %i", (spelt, version) => {
  expect(parseEnvelope(phoneEvent({ envelope: { schema_version: spelt } })).version).toBe(version);
});

test("a version that stands only in the event type counts, and the version of its own wins", () => {
  const typed = (envelope: object) =>
    parseEnvelope(phoneEvent({ envelope: { event_type: "phone-change-3", ...envelope } })).version;
  expect(typed({ schema_version: undefined })).toBe(3);
  expect(typed({ schema_version: null })).toBe(3);
  expect(typed({ schema_version: 1 })).toBe(1);
});

test("tenant and correlation may be missing, and the domain is audit unless said", () => {
  const sparse = parseEnvelope(phoneEvent({ envelope: { org_id: null, cid: undefined, domain: null } }));
  expect(sparse).toMatchObject({ orgId: null, cid: null, domain: "audit" });
  expect(parseEnvelope(phoneEvent({ envelope: { domain: " Account " } })).domain).toBe("account");
});

test.each([
  ["/event_id", { event_id: undefined }],
  ["/event_id", { event_id: "" }],
  ["/event_id", { event_id: 7 }],
  ["/event_type", { event_type: null }],
  ["/event_type", { event_type: " " }],
  ["/event_type", { event_type: "-1" }],
  ["/schema_version", { schema_version: undefined }],
  ["/schema_version", { schema_version: "v1" }],
  ["/schema_version", { schema_version: 1.5 }],
  ["/schema_version", { schema_version: -1 }],
  ["/schema_version", { schema_version: true }],
  ["/timestamp", { timestamp: undefined }],
  ["/timestamp", { timestamp: 1774033380000 }],
  ["/timestamp", { timestamp: "2026-02-30T00:00:00Z" }],
  ["/org_id", { org_id: 7 }],
  ["/cid", { cid: {} }],
  ["/domain", { domain: 1 }],
  ["/data", { data: undefined }],
  ["/data", { data: [] }],
  ["/data", { data: "{}" }],
])("an envelope is refused at %s for %j", (pointer, envelope) => {
  const problem = problemOf(() => parseEnvelope(phoneEvent({ envelope })));
  expect([problem?.code, problem?.place.pointer]).toEqual(["envelope_invalid", pointer]);
});

describe("what has no envelope", () => {
  test("a damaged envelope is still one, and a body is none", () => {
    expect([statusEvent(), { event_type: "x" }, { event_id: "x" }, { data: {} }].map(hasEnvelope)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([statusBody(), phoneBody(), { object: {}, data: 1 }, {}].map(hasEnvelope)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("a body is told by its object, and a phone's POST is a creation", () => {
    expect(recogniseBody(statusBody())).toBe("account_status_change");
    expect(recogniseBody(phoneBody())).toBe("phone_change");
    expect(recogniseBody(phoneBody({ data: { method: " post " } }))).toBe("phone_creation");
    for (const body of [{}, { object: null }, { object: {} }, { object: { account_id: 1 } }]) {
      expect(problemOf(() => recogniseBody(body))?.code).toBe("event_unrecognised");
    }
  });
});

test("in a stream envelopes and wrappers stand on their own, bodies too, and parts of them do not", () => {
  const wrapper = { Type: "Notification", Message: "{}" };
  expect([statusEvent(), enveloped("x", 1, {}), wrapper].map(recognise)).toEqual([
    "enveloped",
    "enveloped",
    "enveloped",
  ]);
  expect([statusBody(), phoneBody()].map(recognise)).toEqual(["bare", "bare"]);
  expect([statusBody().object, {}, [], null, "x", [statusEvent()]].map(recognise)).toEqual(Array(6).fill(null));
});
