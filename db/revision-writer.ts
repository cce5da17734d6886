import type { DecodedEvent } from "#audit/decode.ts";
import { flagBits } from "#audit/flags.ts";
import { derivedFlags } from "#audit/revisions.ts";
import type { State } from "#audit/states.ts";

import type { Db } from "./client.ts";
import { stateReader } from "./stored-states.ts";

/**
 * Keeps `revisions` true as events arrive in any order: the new event takes its place in its slot by
 * `(occurred_at, leaf_index)`, and the one behind it gets a new before in the same transaction. `onRewritten` is told the
 * flags of that one as they were and as they are.
 */
export function revisionWriter(db: Db, onRewritten: (leafIndex: number, from: number, to: number) => void) {
  const statements = prepare(db);
  const states = stateReader(db);

  function rewriteSuccessor(leafIndex: number, before: number, state: State): void {
    const after = states.read(leafIndex);
    const from = statements.flags.get(leafIndex) as number;
    const flags = (from & ~DERIVED) | flagBits(derivedFlags(after.event, state, after.state));
    statements.rewrite.run({ leafIndex, before, flags });
    onRewritten(leafIndex, from, flags);
  }

  return {
    /** Gives the flags that follow from the event's place, as bits. */
    append({ event, slot, state }: DecodedEvent, leafIndex: number, occurredAt: number): number {
      if (slot === null || state === null) return 0;
      // Every event of the slot was recorded earlier, so one at the same instant comes before this.
      const before = statements.previous.get(slot, occurredAt) as number | undefined;
      const successor = statements.following.get(slot, occurredAt) as number | undefined;
      const previous = before === undefined ? null : states.read(before).state;
      const late = successor === undefined ? 0 : flagBits(["late"]);
      const flags = flagBits(derivedFlags(event, previous, state)) | late;
      statements.insert.run({ leafIndex, slot, occurredAt, before: before ?? null, flags });
      if (successor !== undefined) rewriteSuccessor(successor, leafIndex, state);
      return flags;
    },
  };
}

const DERIVED = flagBits(["noop", "contradiction"]);

function prepare({ $client }: Db) {
  return {
    previous: $client
      .prepare(
        "SELECT leaf_index FROM revisions WHERE slot = ? AND occurred_at <= ? ORDER BY occurred_at DESC, leaf_index DESC LIMIT 1",
      )
      .pluck(),
    following: $client
      .prepare(
        "SELECT leaf_index FROM revisions WHERE slot = ? AND occurred_at > ? ORDER BY occurred_at, leaf_index LIMIT 1",
      )
      .pluck(),
    insert: $client.prepare("INSERT INTO revisions VALUES (@leafIndex, @slot, @occurredAt, @before, @flags)"),
    flags: $client.prepare("SELECT flags FROM revisions WHERE leaf_index = ?").pluck(),
    rewrite: $client.prepare(
      "UPDATE revisions SET before_leaf = @before, flags = @flags WHERE leaf_index = @leafIndex",
    ),
  };
}
