import { maskText } from "#audit/masking.ts";
import { type PrettyPayload, prettyPayload } from "#audit/pretty-payload.ts";
import type { ProblemCode } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { and, asc, desc, eq, isNull } from "./drizzle.ts";
import { inState, itemView, type QuarantineItem, STATE, titleOf } from "./quarantine.ts";
import { findItemRedaction } from "./quarantine-redactions.ts";
import { quarantine, quarantineDecisions, sources } from "./schema.ts";

type DecisionRow = typeof quarantineDecisions.$inferSelect;

/** A decision about an item: what, who, why, and what came of it; with the payload as it was mended, if it was. */
export type DecisionView = Pick<DecisionRow, "decisionId" | "outcome" | "decidedBy" | "decidedAt" | "leafIndex"> & {
  reason: string;
  problem: { code: ProblemCode; title: string; pointer: string | null; expected: string | null } | null;
  payload: PrettyPayload | null;
};

/** An item with its payload, how many that wait are like it, and what was decided about it. */
export type QuarantineDetail = QuarantineItem & {
  payload: PrettyPayload;
  /** How many wait of the same source with the same problem at the same place, itself too; never more than ALIKE_LIMIT. */
  alike: number;
  decisions: DecisionView[];
  /** Why the bytes are no longer there; null while they are. */
  redaction: ReturnType<typeof findItemRedaction>;
};

/** Beyond this, how many are alike is said as "more than". */
const ALIKE_LIMIT = 1000;

/** One item of the quarantine as a viewer may see it; null when there is none. */
export function findQuarantined(db: Db, quarantineId: number): QuarantineDetail | null {
  const found = db
    .select({ item: quarantine, source: sources.name, state: STATE })
    .from(quarantine)
    .innerJoin(sources, eq(sources.sourceId, quarantine.sourceId))
    .where(eq(quarantine.quarantineId, quarantineId))
    .get();
  if (!found) return null;
  const { item, source, state } = found;
  const offset = item.errorOffset === null ? null : Math.max(0, item.errorOffset - item.byteOffset);
  return {
    ...itemView(item, source, state),
    payload: prettyPayload(item.bytes, { pointer: item.pointer, offset }),
    alike: listAlike(db, quarantineId, ALIKE_LIMIT).length,
    decisions: decisionsOf(db, quarantineId),
    redaction: findItemRedaction(db, quarantineId),
  };
}

/** The items that wait with the same problem at the same place of the same source, the given one among them; oldest first. */
export function listAlike(db: Db, quarantineId: number, limit: number): number[] {
  const like = db.select().from(quarantine).where(eq(quarantine.quarantineId, quarantineId)).get();
  if (!like) return [];
  return db
    .select({ quarantineId: quarantine.quarantineId })
    .from(quarantine)
    .where(
      and(
        eq(quarantine.code, like.code),
        like.pointer === null ? isNull(quarantine.pointer) : eq(quarantine.pointer, like.pointer),
        eq(quarantine.sourceId, like.sourceId),
        inState("waiting"),
      ),
    )
    .orderBy(asc(quarantine.quarantineId))
    .limit(limit)
    .all()
    .map((row) => row.quarantineId);
}

/** The item that an event was in before somebody replayed it; null for an event that was never refused. */
export function quarantinedAs(db: Db, leafIndex: number): number | null {
  const found = db
    .select({ quarantineId: quarantineDecisions.quarantineId })
    .from(quarantineDecisions)
    .where(and(eq(quarantineDecisions.leafIndex, leafIndex), eq(quarantineDecisions.outcome, "recorded")))
    .get();
  return found?.quarantineId ?? null;
}

function decisionsOf(db: Db, quarantineId: number): DecisionView[] {
  return db
    .select()
    .from(quarantineDecisions)
    .where(eq(quarantineDecisions.quarantineId, quarantineId))
    .orderBy(desc(quarantineDecisions.decisionId))
    .limit(MOST_DECISIONS)
    .all()
    .map(decisionView);
}

const MOST_DECISIONS = 50;

function decisionView({ bytes, code, pointer, expected, reason, ...row }: DecisionRow): DecisionView {
  const { decisionId, outcome, decidedBy, decidedAt, leafIndex } = row;
  const problem = code && {
    code: code as ProblemCode,
    title: titleOf(code),
    pointer: pointer && maskText(pointer),
    expected,
  };
  return {
    decisionId,
    outcome,
    decidedBy,
    decidedAt,
    leafIndex,
    reason: maskText(reason),
    problem: problem || null,
    payload: bytes?.length ? prettyPayload(bytes, { pointer, offset: null }) : null,
  };
}
