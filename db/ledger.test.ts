import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { enveloped, NOON, phoneBody, phoneEvent, statusBody, statusEvent } from "#audit/honest-event.ts";
import { decodePiece } from "#audit/incoming.ts";

import { memoryStore } from "./client.ts";
import { findEvent, findPayload, ledgerSize } from "./events.ts";
import { append, DELIVERY, incomingOf, pluck, RECORDED_AT, storeOf } from "./honest-store.ts";
import { appendEvents } from "./ledger.ts";

const kinds = (outcomes: { kind: string }[]) => outcomes.map(({ kind }) => kind);

test("leaf indexes begin at 0 and have no gap, whatever is refused or repeated between", () => {
  const one = fc.constantFrom("new", "new", "again", "conflict", "refused");
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 5 }), (batches) => {
      const db = memoryStore();
      let size = 0;
      for (const batch of batches) {
        const id = () => `e${size}`;
        const outcomes = batch.flatMap((what) => {
          if (what === "refused") return append(db, [{ object: 1 }]);
          if (what === "new" || size === 0) size += 1;
          return append(db, [statusEvent({ id: id(), object: { status: what === "conflict" ? "OTHER" : "BLOCKED" } })]);
        });
        expect(outcomes).toHaveLength(batch.length);
      }
      expect(ledgerSize(db)).toBe(size);
      const leaves = db.$client.prepare("SELECT leaf_index FROM audit_events ORDER BY 1").pluck().all();
      expect(leaves).toEqual(Array.from({ length: size }, (_, index) => index));
      db.$client.close();
    }),
    { numRuns: 40 },
  );
});

test("an event is kept with its exact bytes, both clocks and everything it says", () => {
  const text = `{"n":1.0, ${JSON.stringify(statusEvent({ id: "e" })).slice(1)}`;
  const db = memoryStore();
  const incoming = decodePiece({ kind: "value", bytes: Buffer.from(text), offset: 0 }, 0);
  expect(appendEvents(db, [incoming], DELIVERY)).toEqual([{ kind: "recorded", leafIndex: 0 }]);
  expect(findPayload(db, 0)?.toString()).toBe(text);
  expect(findEvent(db, 0)).toMatchObject({
    leafIndex: 0,
    eventId: "e",
    domain: "audit",
    event: "account_status_change",
    version: 2,
    known: "account_status_change",
    occurredAt: NOON,
    recordedAt: RECORDED_AT,
    orgId: "TN-honest",
    operator: "ana@bank.example",
    roles: ["crm-operator"],
    origin: "CRM",
    method: "PATCH",
    uri: "/v2/accounts/:accountId/status",
    accountId: 171238,
    customerId: null,
    programId: 9,
    object: { status: "BLOCKED", reason_id: 12 },
    before: null,
    beforeFrom: "unknown",
    flags: ["template_uri"],
  });
  expect([findEvent(db, 1), findPayload(db, 1)]).toEqual([null, null]);
});

describe("a redelivery", () => {
  const event = phoneEvent({ id: "e" });

  test("that is equal after decoding is a duplicate, in the same batch and later", () => {
    const spelt = {
      ...event,
      schema_version: "1",
      event_type: "phone-change-1",
      timestamp: "2026-03-20T12:00:00.000+0000",
    };
    const db = memoryStore();
    expect(append(db, [event, event])).toEqual([
      { kind: "recorded", leafIndex: 0 },
      { kind: "duplicate", leafIndex: 0 },
    ]);
    expect(append(db, [spelt], { now: RECORDED_AT + 1 })).toEqual([{ kind: "duplicate", leafIndex: 0 }]);
    expect(pluck(db, "SELECT count(*) FROM quarantine")).toBe(0);
  });

  test("with another payload is a conflict: the first stays, the other waits in quarantine with its bytes", () => {
    const other = phoneEvent({ id: "e", object: { active: false } });
    const db = storeOf([event]);
    expect(append(db, [other])).toMatchObject([{ kind: "refused", problem: { code: "event_conflict" } }]);
    expect(findEvent(db, 0)?.object).toMatchObject({ active: true });
    expect(ledgerSize(db)).toBe(1);
    expect(String(pluck(db, "SELECT bytes FROM quarantine"))).toBe(JSON.stringify(other));
  });

  test("through a wrapper is the same event, also where a byte-order mark stands before it", () => {
    const data = Buffer.from(`\ufeff${JSON.stringify(event)}`).toString("base64");
    const db = memoryStore();
    expect(kinds(append(db, [{ message: { data } }, { message: { data } }, event]))).toEqual([
      "recorded",
      "duplicate",
      "duplicate",
    ]);
  });

  test("is told by the id exactly: in another case it is another event", () => {
    expect(kinds(append(storeOf([event]), [phoneEvent({ id: "E" })]))).toEqual(["recorded"]);
  });
});

describe("bare bodies", () => {
  const body = statusBody();

  test("two equal ones in a document are two events, and the document again is nothing new", () => {
    const db = memoryStore();
    expect(kinds(append(db, [body, body]))).toEqual(["recorded", "recorded"]);
    expect(kinds(append(db, [body, body], { now: RECORDED_AT + 1 }))).toEqual(["duplicate", "duplicate"]);
    expect(kinds(append(db, [body], { document: "another" }))).toEqual(["recorded"]);
  });

  test("have our time and say that they had no envelope", () => {
    const db = storeOf([body]);
    expect(findEvent(db, 0)).toMatchObject({
      occurredAt: RECORDED_AT,
      orgId: null,
      flags: expect.arrayContaining(["no_envelope"]),
    });
  });

  test("come again with keys of an envelope among their own", () => {
    const odd = { ...phoneBody(), data: 1, schema_version: "x" };
    expect(kinds(append(storeOf([odd]), [odd]))).toEqual(["duplicate"]);
  });
});

describe("a batch that the store cannot take", () => {
  const good = statusEvent({ id: "good", data: { email: "new@bank.example", roles: ["new"], origin: "NEW" } });
  const poisoned = () => {
    const [first, second, ...rest] = incomingOf([good, statusEvent(), "refused", statusEvent()]);
    if (!first || !second) throw new Error("four were made");
    return [first, { ...second, bytes: "no bytes" as unknown as Uint8Array }, ...rest];
  };

  test("leaves nothing behind: no event, no quarantine, no dictionary", () => {
    const db = memoryStore();
    expect(() => appendEvents(db, poisoned(), DELIVERY)).toThrow("cannot store TEXT");
    for (const table of ["audit_events", "payloads", "revisions", "quarantine", "operators", "sources", "role_sets"]) {
      expect([table, pluck(db, `SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
    }
  });

  test("is forgotten: the same operator, roles and origin are written by the next batch", () => {
    const db = memoryStore();
    expect(() => appendEvents(db, poisoned(), DELIVERY)).toThrow();
    append(db, [statusEvent({ data: { email: "other@bank.example", origin: "OTHER" } }), good]);
    expect(findEvent(db, 1)).toMatchObject({
      operator: "new@bank.example",
      roles: ["new"],
      origin: "NEW",
      leafIndex: 1,
    });
    expect(pluck(db, "SELECT count(*) FROM pragma_foreign_key_check")).toBe(0);
  });

  test("says in our words when the disk is full", () => {
    const db = storeOf([statusEvent()]);
    db.$client.pragma(`max_page_count = ${db.$client.pragma("page_count", { simple: true })}`);
    const many = Array.from({ length: 200 }, () => statusEvent({ envelope: { filler: "x".repeat(5000) } }));
    expect(() => append(db, many)).toThrow(expect.objectContaining({ code: "store_full" }));
    expect(ledgerSize(db)).toBe(1);
    db.$client.pragma("max_page_count = 1000000");
    expect(append(db, many).at(-1)).toEqual({ kind: "recorded", leafIndex: 200 });
  });
});

test("two names that could be taken for one when joined stay two", () => {
  const db = storeOf([
    enveloped("x 1", 2, {}, { envelope: { domain: "d" } }),
    enveloped("x", 1, {}, { envelope: { domain: "2 d" } }),
  ]);
  expect([0, 1].map((leaf) => findEvent(db, leaf))).toMatchObject([
    { event: "x 1", version: 2, domain: "d" },
    { event: "x", version: 1, domain: "2 d" },
  ]);
});

test("an operator is one however the e-mail is spelt, and each event shows it as received", () => {
  const db = storeOf(
    ["Ana@Bank.Example", " ana@bank.example", "bob@bank.example"].map((email) => statusEvent({ data: { email } })),
  );
  const [one, other, third] = [0, 1, 2].map((leaf) => findEvent(db, leaf));
  expect([one?.operator, other?.operator]).toEqual(["Ana@Bank.Example", " ana@bank.example"]);
  expect(one?.operatorId).toBe(other?.operatorId);
  expect(one?.operatorId).not.toBe(third?.operatorId);
});
