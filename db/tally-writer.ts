import type { Db } from "./client.ts";
import type { Dictionaries } from "./dictionaries.ts";
import type { EventRow } from "./event-rows.ts";
import { DERIVED_FLAGS } from "./flag-condition.ts";
import { QUARTER_HOUR } from "./tally-schema.ts";

type Counted = Pick<EventRow, (typeof COLUMNS)[number]>;

/**
 * Counts events by their shape and their quarter of an hour as they are appended. What a transaction counted is written
 * once, at its end: a batch has many events of few shapes.
 */
export function tallyWriter(db: Db, dictionaries: Dictionaries) {
  const statements = prepare(db);
  const byShape = new Map<number, number>();
  const byQuarter = new Map<string, number>();

  function shapeOf(event: Counted, derived: number): number {
    const values = COLUMNS.map((column) => event[column]);
    values[FLAGS] = ((values[FLAGS] as number) & ~DERIVED_FLAGS) | (derived & DERIVED_FLAGS);
    const shape = JSON.stringify(values);
    return dictionaries.rowIdOf("shapes", shape, () => [shape, ...values]);
  }

  return {
    /** Forgets what a transaction that failed had counted. */
    begin(): void {
      byShape.clear();
      byQuarter.clear();
    },
    /** Counts a new event with the flags that its revision derived. */
    count(event: EventRow, derived: number): void {
      const shapeId = shapeOf(event, derived);
      statements.insert.run(shapeId, event.occurred_at, event.leaf_index);
      add(byShape, shapeId, 1);
      add(byQuarter, `${Math.floor(event.occurred_at / QUARTER_HOUR)} ${event.kind_id} ${event.subject}`, 1);
    },
    /** Counts an event anew whose derived flags are others now. */
    recount(leafIndex: number, from: number, to: number): void {
      if ((from & DERIVED_FLAGS) === (to & DERIVED_FLAGS)) return;
      const event = statements.event.get(leafIndex) as Counted & { occurred_at: number };
      const [before, after] = [shapeOf(event, from), shapeOf(event, to)];
      statements.move.run(after, before, event.occurred_at, leafIndex);
      add(byShape, before, -1);
      add(byShape, after, 1);
    },
    /** Writes what was counted. */
    flush(): void {
      for (const [shapeId, events] of byShape) statements.addToShape.run(events, shapeId);
      for (const [key, events] of byQuarter) {
        const place = key.split(" ").map(Number);
        if (statements.addToQuarter.run(events, ...place).changes === 0) statements.newQuarter.run(...place, events);
      }
    },
  };
}

const COLUMNS = [
  "kind_id",
  "subject",
  "operator_id",
  "role_set_id",
  "origin_id",
  "status_id",
  "reason_ref",
  "flags",
] as const;
const FLAGS = COLUMNS.indexOf("flags");

const add = <K>(counts: Map<K, number>, key: K, by: number): void => void counts.set(key, (counts.get(key) ?? 0) + by);

function prepare({ $client }: Db) {
  return {
    insert: $client.prepare("INSERT INTO occurrences VALUES (?, ?, ?)"),
    event: $client.prepare(`SELECT ${COLUMNS.join(", ")}, occurred_at FROM audit_events WHERE leaf_index = ?`),
    move: $client.prepare(
      "UPDATE occurrences SET shape_id = ? WHERE shape_id = ? AND occurred_at = ? AND leaf_index = ?",
    ),
    addToShape: $client.prepare("UPDATE shapes SET events = events + ? WHERE shape_id = ?"),
    addToQuarter: $client.prepare(
      "UPDATE quarter_hours SET events = events + ? WHERE quarter = ? AND kind_id = ? AND subject = ?",
    ),
    newQuarter: $client.prepare("INSERT INTO quarter_hours VALUES (?, ?, ?, ?)"),
  };
}
