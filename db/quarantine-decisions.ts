import { isUtf8 } from "node:buffer";

import { decodePiece, type Incoming, sha256 } from "#audit/incoming.ts";
import { type Edit, editJson } from "#audit/json/edit.ts";
import { Problem, type ProblemCode, type ProblemReport } from "#audit/problems.ts";
import { wholePiece } from "#audit/whole-piece.ts";

import type { Db } from "./client.ts";
import { and, desc, eq, isNotNull } from "./drizzle.ts";
import { appendGroup, type Outcome } from "./ledger.ts";
import { findItemRedaction } from "./quarantine-redactions.ts";
import { quarantine, quarantineDecisions, sources } from "./schema.ts";
import { onStore } from "./store-problems.ts";

/** How a payload is changed before it is tried again: value by value, or as a whole. */
export type Mend = { edits: Edit[] } | { payload: string };

/** What somebody wants done with an item, and why. Without a mend it is tried as it came: after a fix of the decoder. */
export type Decision = { quarantineId: number; by: string; reason: string } & (
  | { kind: "discard" }
  | { kind: "replay"; mend: Mend | null }
);

/** What came of a decision. `problem` says why something was refused again. */
export type Decided = {
  outcome: (typeof quarantineDecisions.$inferSelect)["outcome"];
  leafIndex: number | null;
  problem: ProblemReport | null;
};

/**
 * Does what was decided in one transaction, and keeps who decided it and why; the item stays as it came. What was mended
 * before is mended further.
 *
 * @throws Problem `not_found`, `quarantine_settled`, `quarantine_redacted`, `decision_reason_missing`, `edit_invalid`, `store_…`: nothing is decided
 */
export function decide(db: Db, decision: Decision, now: number = Date.now()): Decided {
  const reason = decision.reason.trim().slice(0, LONGEST_REASON);
  if (reason === "") throw new Problem("decision_reason_missing");
  const item = itemOf(db, decision.quarantineId);
  if (decision.kind === "replay" && findItemRedaction(db, item.quarantineId)) throw new Problem("quarantine_redacted");
  if (decision.kind === "replay") return replay(db, item, { ...decision, reason }, now);
  const discard = db.$client.transaction(() => {
    requireOpen(db, item.quarantineId);
    insert(db, { ...decision, reason, now, ...DISCARDED });
    return decidedOf(DISCARDED);
  });
  return onStore(() => discard.immediate());
}

/**
 * Refuses some items altogether where one of them cannot be decided, so that nothing is half done.
 *
 * @throws Problem `not_found`, `quarantine_settled`
 */
export function requireDecidable(db: Db, quarantineIds: number[]): void {
  for (const quarantineId of quarantineIds) {
    itemOf(db, quarantineId);
    requireOpen(db, quarantineId);
  }
}

/** What is put on record of a decision about some items, `refused` by which problem once it was; of many only the first are named. */
export const decisionSeen = (
  { kind, reason }: Pick<Decision, "kind" | "reason">,
  items: number[],
  refused?: ProblemCode,
) => ({
  ...{ what: kind, items: items.slice(0, MOST_NAMED), total: items.length, reason },
  ...(refused && { refused }),
});

const MOST_NAMED = 1000;
const LONGEST_REASON = 500;

type Done = Pick<Decided, "outcome" | "leafIndex"> & { problem: Problem | null; bytes: Buffer | null };
const DISCARDED: Done = { outcome: "discarded", leafIndex: null, problem: null, bytes: null };

type Item = typeof quarantine.$inferSelect & { source: string; mended: Buffer | null };

function itemOf(db: Db, quarantineId: number): Item {
  const found = db
    .select()
    .from(quarantine)
    .innerJoin(sources, eq(sources.sourceId, quarantine.sourceId))
    .where(eq(quarantine.quarantineId, quarantineId))
    .get();
  if (!found) throw new Problem("not_found");
  const mended = db
    .select({ bytes: quarantineDecisions.bytes })
    .from(quarantineDecisions)
    .where(and(eq(quarantineDecisions.quarantineId, quarantineId), isNotNull(quarantineDecisions.bytes)))
    .orderBy(desc(quarantineDecisions.decisionId))
    .get();
  return { ...found.quarantine, source: found.sources.name, mended: mended?.bytes ?? null };
}

/** What became an event is decided for good. */
function requireOpen(db: Db, quarantineId: number): void {
  const settled = db
    .select({ leafIndex: quarantineDecisions.leafIndex })
    .from(quarantineDecisions)
    .where(and(eq(quarantineDecisions.quarantineId, quarantineId), isNotNull(quarantineDecisions.leafIndex)))
    .get();
  if (settled) throw new Problem("quarantine_settled");
}

function replay(db: Db, item: Item, decision: Decision & { kind: "replay" }, now: number): Decided {
  const bytes = decision.mend && mendedBytes(item.mended ?? item.bytes, decision.mend);
  const { source, file, firstSeenAt: receivedAt } = item;
  const delivery = { source, file, document: item.document ?? sha256(item.bytes), now, receivedAt };
  // Only what is mended now is kept with this decision; what was mended before is tried as it was left.
  const batch = pieceOf(db, item, bytes ?? item.mended);
  let done = DISCARDED;
  appendGroup(db, [{ batch, delivery }], ([outcomes = []]) => {
    done = doneOf(outcomes[0] as Outcome, bytes);
    insert(db, { ...decision, now, ...done });
  });
  return decidedOf(done);
}

/** Taken inside the transaction: nobody can settle the item in between. */
function* pieceOf(db: Db, { quarantineId, ordinal, bytes }: Item, mended: Buffer | null): Generator<Incoming> {
  requireOpen(db, quarantineId);
  const incoming = decodePiece(wholePiece(mended ?? bytes), ordinal);
  if (incoming.kind === "event" && mended !== null) incoming.event.flags.push("mended");
  yield incoming;
}

const doneOf = (outcome: Outcome, bytes: Buffer | null): Done =>
  outcome.kind === "refused"
    ? { outcome: "refused", leafIndex: null, problem: outcome.problem, bytes }
    : { outcome: outcome.kind, leafIndex: outcome.leafIndex, problem: null, bytes };

const decidedOf = ({ outcome, leafIndex, problem }: Done): Decided => ({
  outcome,
  leafIndex,
  problem: problem?.toJSON() ?? null,
});

function mendedBytes(bytes: Buffer, mend: Mend): Buffer {
  if ("payload" in mend) return Buffer.from(editJson("{}", { pointer: "", json: mend.payload }));
  if (!isUtf8(bytes)) throw new Problem("edit_invalid", { expected: "the whole payload: this one is not UTF-8" });
  const text = new TextDecoder().decode(bytes);
  return Buffer.from(mend.edits.reduce(editJson, text));
}

type Row = Pick<Decision, "quarantineId" | "by" | "reason"> & Done & { now: number };

function insert(db: Db, { quarantineId, by, reason, now, outcome, leafIndex, bytes, problem }: Row): void {
  const { pointer = null, expected = null } = problem?.place ?? {};
  const code = problem?.code ?? null;
  const decided = { quarantineId, outcome, decidedBy: by, decidedAt: now, reason };
  db.insert(quarantineDecisions)
    .values({ ...decided, bytes, leafIndex, code, pointer, expected })
    .run();
}
