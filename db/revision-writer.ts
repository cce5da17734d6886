import { type Flag, flagBits } from "#audit/flags.ts";

import type { Db } from "./client.ts";
import type { EventRow } from "./event-rows.ts";

/** What a row keeps of a state: two states are the same where all of it is, for their parts stand in dictionaries. */
const STATE = [
  "status_id",
  "reason_ref",
  "description_id",
  "phone_type_id",
  "number_id",
  "extension",
  "active",
] as const;

type StateRow = Pick<EventRow, (typeof STATE)[number]>;

/**
 * Keeps `revisions` true as events arrive in any order: the new event takes its place in its slot by
 * `(occurred_at, leaf_index)`, and the one behind it gets a new before in the same transaction. `onRewritten` is told the
 * flags of that one as they were and as they are.
 */
export function revisionWriter(db: Db, onRewritten: (leafIndex: number, from: number, to: number) => void) {
  const statements = prepare(db);
  const stateOf = (leafIndex: number) => statements.state.get(leafIndex) as StateRow;
  const edits = (kindId: number) => statements.edits.get(kindId) === 1;

  function rewriteSuccessor(leafIndex: number, before: EventRow): void {
    const after = statements.state.get(leafIndex) as StateRow & { kind_id: number };
    const from = statements.flags.get(leafIndex) as number;
    const derived = derivedFlags(before, after, () => edits(after.kind_id));
    const flags = (from & ~DERIVED) | flagBits(derived);
    statements.rewrite.run({ leafIndex, before: before.leaf_index, flags });
    onRewritten(leafIndex, from, flags);
  }

  /** What stands before and behind a new event. Most arrive in order, and have nothing behind them: one seek tells. */
  function neighbours(slot: string, occurredAt: number): { before?: number; successor?: number } {
    const last = statements.last.get(slot) as { leaf_index: number; occurred_at: number } | undefined;
    if (last === undefined) return {};
    // Every event of the slot was recorded earlier, so one at the same instant comes before this.
    if (last.occurred_at <= occurredAt) return { before: last.leaf_index };
    const before = statements.previous.get(slot, occurredAt) as number | undefined;
    const successor = statements.following.get(slot, occurredAt) as number;
    return { successor, ...(before === undefined ? {} : { before }) };
  }

  return {
    /** Gives the flags that follow from the event's place, as bits. An event without a slot has no place. */
    append(slot: string | null, row: EventRow): number {
      if (slot === null) return 0;
      const { leaf_index: leafIndex, occurred_at: occurredAt } = row;
      const { before, successor } = neighbours(slot, occurredAt);
      const derived = before === undefined ? [] : derivedFlags(stateOf(before), row, () => edits(row.kind_id));
      const flags = flagBits(derived) | (successor === undefined ? 0 : LATE);
      statements.insert.run(leafIndex, slot, occurredAt, before ?? null, flags);
      if (successor !== undefined) rewriteSuccessor(successor, row);
      return flags;
    },
  };
}

const DERIVED = flagBits(["noop", "contradiction"]);
const LATE = flagBits(["late"]);

/**
 * What follows from an event and the one before it in its slot: `noop` when nothing changed, `contradiction` when an
 * inactive phone was edited, which the platform refuses. A creation may follow a removal.
 */
function derivedFlags(before: StateRow, after: StateRow, edits: () => boolean): Flag[] {
  const flags: Flag[] = [];
  if (before.active === 0 && edits()) flags.push("contradiction");
  if (STATE.every((column) => before[column] === after[column])) flags.push("noop");
  return flags;
}

// A bare parameter that a term of an index of several columns is compared with makes SQLite plan the statement anew each time
// it is bound, in case its value is small: 16 µs instead of 5. It does not look into a cast.
const IN_SLOT = "FROM revisions WHERE slot = CAST(? AS TEXT)";

function prepare({ $client }: Db) {
  return {
    last: $client.prepare(
      `SELECT leaf_index, occurred_at ${IN_SLOT} ORDER BY occurred_at DESC, leaf_index DESC LIMIT 1`,
    ),
    previous: $client
      .prepare(`SELECT leaf_index ${IN_SLOT} AND occurred_at <= ? ORDER BY occurred_at DESC, leaf_index DESC LIMIT 1`)
      .pluck(),
    following: $client
      .prepare(`SELECT leaf_index ${IN_SLOT} AND occurred_at > ? ORDER BY occurred_at, leaf_index LIMIT 1`)
      .pluck(),
    state: $client.prepare(`SELECT kind_id, ${STATE} FROM audit_events WHERE leaf_index = ?`),
    edits: $client.prepare("SELECT event = 'phone_change' FROM event_kinds WHERE kind_id = ?").pluck(),
    insert: $client.prepare("INSERT INTO revisions VALUES (?, ?, ?, ?, ?)"),
    flags: $client.prepare("SELECT flags FROM revisions WHERE leaf_index = ?").pluck(),
    rewrite: $client.prepare(
      "UPDATE revisions SET before_leaf = @before, flags = @flags WHERE leaf_index = @leafIndex",
    ),
  };
}
