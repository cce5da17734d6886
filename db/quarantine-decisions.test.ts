import { describe, expect, test } from "vitest";
import { readFlags } from "#audit/flags.ts";
import { statusEvent } from "#audit/honest-event.ts";
import { decodePiece } from "#audit/incoming.ts";
import { piecesOf } from "#audit/json/pieces.ts";
import { problemOf } from "#audit/problem-of.ts";

import { type Db, memoryStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { DELIVERY, pluck, RECORDED_AT } from "./honest-store.ts";
import { appendEvents } from "./ledger.ts";
import { countQuarantine, listQuarantine } from "./quarantine.ts";
import { type Decision, decide } from "./quarantine-decisions.ts";

const LATER = RECORDED_AT + 3_600_000;
const WHO = { by: "ana@team.example", reason: "the publisher sent a number for a status" };

/** A store in whose quarantine these texts wait, numbered from 1. */
function storeWith(...texts: string[]): Db {
  const db = memoryStore();
  for (const text of texts) {
    const batch = piecesOf(Buffer.from(text)).map((piece, ordinal) => decodePiece(piece, ordinal));
    appendEvents(db, batch, { ...DELIVERY, document: text });
  }
  return db;
}

type What = Partial<Decision> & Pick<Decision, "kind">;
const deciding = (db: Db, what: What, quarantineId = 1) =>
  decide(db, { mend: null, quarantineId, ...WHO, ...what } as Decision, LATER);
const replayed = (db: Db, pointer: string, json: string) =>
  deciding(db, { kind: "replay", mend: { edits: [{ pointer, json }] } } as What);

const BAD = JSON.stringify(statusEvent({ id: "bad-1", object: { account_id: 77, status: 7 } }));

describe("a payload that is mended and replayed", () => {
  test("is an event that says so; the original, who and why are kept beside it", () => {
    const db = storeWith(BAD);
    expect(replayed(db, "/data/object/status", '"BLOCKED"')).toEqual({
      outcome: "recorded",
      leafIndex: 0,
      problem: null,
    });
    expect(String(pluck(db, "SELECT bytes FROM quarantine"))).toBe(BAD);
    expect(String(pluck(db, "SELECT bytes FROM payloads"))).toBe(BAD.replace('"status":7', '"status":"BLOCKED"'));
    expect(readFlags(Number(pluck(db, "SELECT flags FROM audit_events")))).toContain("mended");
    expect(db.$client.prepare("SELECT decided_by, reason, decided_at FROM quarantine_decisions").raw().get()).toEqual([
      WHO.by,
      WHO.reason,
      LATER,
    ]);
    expect(pluck(db, "SELECT first_seen_at FROM quarantine")).toBe(RECORDED_AT);
    expect(listQuarantine(db, { limit: 9 })).toEqual([]);
  });

  test("and refused again waits on, mended so far; the next mend goes on from there", () => {
    const db = storeWith(BAD.replace('"account_id":77', '"account_id":"x"'));
    expect(replayed(db, "/data/object/status", '"BLOCKED"')).toMatchObject({
      outcome: "refused",
      problem: { code: "body_invalid", pointer: "/data/object/account_id" },
    });
    expect(listQuarantine(db, { limit: 9 })).toHaveLength(1);
    expect(replayed(db, "/data/object/account_id", "77").outcome).toBe("recorded");
    expect(pluck(db, "SELECT count(*) FROM quarantine")).toBe(1);
    expect(pluck(db, "SELECT count(*) FROM quarantine_decisions WHERE bytes IS NOT NULL")).toBe(2);
  });

  test("or is given whole, where it cannot be read", () => {
    const db = storeWith('{"cut":');
    expect(problemOf(() => replayed(db, "/cut", "1"))?.code).toBe("edit_invalid");
    const payload = JSON.stringify(statusEvent());
    expect(deciding(db, { kind: "replay", mend: { payload } } as What).outcome).toBe("recorded");
    expect(problemOf(() => deciding(storeWith("x{"), { kind: "replay", mend: { payload: "x{" } } as What))?.code).toBe(
      "edit_invalid",
    );
  });
});

test("what is replayed as it came, after a fix of the decoder, is the event that the same document brings again", () => {
  const bare = JSON.stringify(statusEvent().data);
  // As an older decoder would have left it there.
  const db = memoryStore();
  const [piece] = piecesOf(Buffer.from(bare));
  const problem = problemOf(() => decide(db, { kind: "discard", quarantineId: 1, ...WHO }));
  if (!piece || !problem) throw new Error("no piece");
  const at = { ordinal: 0, offset: 0, length: bare.length };
  appendEvents(db, [{ kind: "refused", at, bytes: Buffer.from(bare), problem }], { ...DELIVERY, document: "d" });

  expect(deciding(db, { kind: "replay" })).toMatchObject({ outcome: "recorded", leafIndex: 0 });
  // Its only time is when we received it.
  expect(pluck(db, "SELECT occurred_at FROM audit_events")).toBe(RECORDED_AT);
  expect(pluck(db, "SELECT recorded_at FROM audit_events")).toBe(LATER);
  expect(readFlags(Number(pluck(db, "SELECT flags FROM audit_events")))).not.toContain("mended");
  expect(appendEvents(db, [decodePiece(piece, 0)], { ...DELIVERY, document: "d" })).toMatchObject([
    { kind: "duplicate" },
  ]);
});

test("what is there already is a duplicate; what conflicts with it is refused, and waits at no second place", () => {
  const event = statusEvent({ id: "one" });
  const db = storeWith(JSON.stringify(event), BAD);
  const same = { payload: JSON.stringify(event) };
  const other = { payload: JSON.stringify({ ...event, data: { ...(event.data as object), origin: "OTHER" } }) };
  expect(deciding(db, { kind: "replay", mend: other } as What)).toMatchObject({
    outcome: "refused",
    problem: { code: "event_conflict" },
  });
  expect(pluck(db, "SELECT count(*) FROM quarantine")).toBe(1);
  expect(deciding(db, { kind: "replay", mend: same } as What)).toMatchObject({ outcome: "duplicate", leafIndex: 0 });
});

test("what is discarded waits no longer, is kept, and may still be replayed; an event is final", () => {
  const db = storeWith(BAD);
  expect(deciding(db, { kind: "discard" })).toEqual({ outcome: "discarded", leafIndex: null, problem: null });
  expect(listQuarantine(db, { limit: 9 })).toEqual([]);
  expect(pluck(db, "SELECT count(*) FROM quarantine")).toBe(1);
  expect([countQuarantine(db), countQuarantine(db, { state: "discarded" })]).toMatchObject([[], [{ count: 1 }]]);
  expect(replayed(db, "/data/object/status", '"BLOCKED"').outcome).toBe("recorded");
  for (const kind of ["discard", "replay"] as const) {
    expect(problemOf(() => deciding(db, { kind }))?.code).toBe("quarantine_settled");
  }
  expect(ledgerSize(db)).toBe(1);
});

test("nothing is decided without a reason, about nothing, or by a change that cannot be made", () => {
  const db = storeWith(BAD);
  expect(problemOf(() => deciding(db, { kind: "discard", reason: " \n" }))?.code).toBe("decision_reason_missing");
  expect(problemOf(() => deciding(db, { kind: "discard" }, 9))?.code).toBe("not_found");
  expect(problemOf(() => replayed(db, "/no/where", "1"))?.code).toBe("edit_invalid");
  expect(problemOf(() => replayed(db, "/data/object/number", '"*****4321"'))?.code).toBe("edit_invalid");
  expect(pluck(db, "SELECT count(*) FROM quarantine_decisions")).toBe(0);
});
