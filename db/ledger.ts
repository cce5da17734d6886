import { createHash } from "node:crypto";

import { eventIdOf, type Incoming } from "#audit/incoming.ts";
import { canonicalPayload } from "#audit/payloads.ts";
import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { Dictionaries } from "./dictionaries.ts";
import { type EventRow, eventRow } from "./event-rows.ts";
import { quarantineWriter } from "./quarantine-writer.ts";
import { revisionWriter } from "./revision-writer.ts";
import { sourceTally } from "./source-hours.ts";
import { onStore } from "./store-problems.ts";
import { tallyWriter } from "./tally-writer.ts";

/**
 * Where a batch comes from. `document` is the SHA-256 of the document, for the ids of bare bodies; `now` our clock. What
 * comes out of quarantine came earlier, at `receivedAt`, and goes back to no second place there when it is refused again. What
 * no source sent, such as a look, is not counted among what sources send.
 */
export type Delivery = {
  source: string;
  file: string;
  document: string;
  now: number;
  receivedAt?: number;
  uncounted?: "look";
};

/** What became of one piece of a batch. A conflict is refused, and waits in quarantine like everything refused. */
export type Outcome =
  | { kind: "recorded"; leafIndex: number }
  | { kind: "duplicate"; leafIndex: number }
  | { kind: "refused"; problem: Problem };

/** A batch, and where it comes from. One that is read lazily is decoded inside the transaction. */
export type Delivered = { batch: Iterable<Incoming>; delivery: Delivery };

/**
 * Appends a batch in one IMMEDIATE transaction: all of it is durable when this returns, or none of it is there. Leaf
 * indexes go on from the last without a gap; what is refused goes to quarantine in the same transaction.
 */
export function appendEvents(db: Db, batch: Incoming[], delivery: Delivery): Outcome[] {
  return appendGroup(db, [{ batch, delivery }])[0] as Outcome[];
}

/**
 * Appends several batches in one transaction; what `also` writes, told what became of them, is durable with them, or not
 * there with them.
 */
export function appendGroup(db: Db, group: Delivered[], also: (outcomes: Outcome[][]) => void = () => {}): Outcome[][] {
  const writer = writerOf(db);
  const append = db.$client.transaction(() => {
    writer.begin();
    const outcomes = group.map(({ batch, delivery }) =>
      Array.from(batch, (incoming) => writer.take(incoming, delivery)),
    );
    writer.end();
    also(outcomes);
    writer.tallies.flush();
    return outcomes;
  });
  try {
    return onStore(() => append.immediate());
  } catch (error) {
    writer.dictionaries.forget();
    throw error;
  }
}

type Writer = ReturnType<typeof makeWriter>;

// Statements are prepared once for each open store: 6 µs an insert instead of 109.
const writers = new WeakMap<Db, Writer>();

function writerOf(db: Db): Writer {
  const writer = writers.get(db) ?? makeWriter(db);
  writers.set(db, writer);
  return writer;
}

function makeWriter(db: Db) {
  const dictionaries = new Dictionaries(db);
  const tallies = tallyWriter(db, dictionaries);
  const revisions = revisionWriter(db, tallies.recount);
  const quarantined = quarantineWriter(db, dictionaries);
  const tally = sourceTally(db);
  const { columns, ...statements } = prepare(db);
  let next = 0;

  function record(incoming: Incoming & { kind: "event" }, eventId: string, delivery: Delivery): Outcome {
    const leafIndex = next;
    const row = eventRow(incoming.event, dictionaries, { leafIndex, eventId, delivery });
    statements.insertEvent.run(...columns.map((column) => row[column]));
    statements.insertPayload.run(leafIndex, incoming.bytes);
    tallies.count(row, revisions.append(incoming.event.slot, row));
    next += 1;
    return { kind: "recorded", leafIndex };
  }

  function refuse(incoming: Incoming, problem: Problem, delivery: Delivery): Outcome {
    if (delivery.receivedAt === undefined) quarantined.append(incoming, problem, delivery);
    return { kind: "refused", problem };
  }

  return {
    dictionaries,
    tallies,
    begin: () => {
      tallies.begin();
      next = statements.size.get() as number;
      tally.begin();
    },
    end: () => tally.write((source) => dictionaries.idOf("sources", source) as number),
    take(incoming: Incoming, delivery: Delivery): Outcome {
      const outcome = become(incoming, delivery);
      // What comes out of quarantine was counted when it came.
      if (delivery.receivedAt === undefined && delivery.uncounted === undefined)
        tally.count(delivery.source, delivery.now, outcome.kind, lateness(incoming, outcome, delivery));
      return outcome;
    },
  };

  /** What is left of a redacted payload is its digest. */
  function isSame(leafIndex: number, stored: Buffer, bytes: Uint8Array): boolean {
    const digest = stored.length === 0 ? (statements.redactedOf.get(leafIndex) as Buffer | undefined) : undefined;
    return digest
      ? digest.equals(canonicalDigest(bytes))
      : stored.equals(bytes) || canonical(stored) === canonical(bytes);
  }

  function become(incoming: Incoming, delivery: Delivery): Outcome {
    if (incoming.kind === "refused") return refuse(incoming, incoming.problem, delivery);
    const eventId = eventIdOf(incoming.event, delivery.document, incoming.at.ordinal);
    const leafIndex = statements.leafOf.get(eventId) as number | undefined;
    if (leafIndex === undefined) return record(incoming, eventId, delivery);
    const stored = statements.payloadOf.get(leafIndex) as Buffer;
    if (isSame(leafIndex, stored, incoming.bytes)) return { kind: "duplicate", leafIndex };
    return refuse(incoming, new Problem("event_conflict", { pointer: "/event_id" }), delivery);
  }
}

function lateness(incoming: Incoming, { kind }: Outcome, { now }: Delivery): number {
  if (kind !== "recorded" || incoming.kind !== "event") return 0;
  return Math.max(0, now - (incoming.event.envelope?.occurredAt.ms ?? now));
}

/** That by which a payload is known again once it is gone. */
export const canonicalDigest = (payload: Uint8Array): Buffer =>
  createHash("sha256").update(canonical(payload)).digest();

// TextDecoder drops a byte-order mark, with which what a wrapper held may begin.
const canonical = (payload: Uint8Array): string => canonicalPayload(JSON.parse(new TextDecoder().decode(payload)));

function prepare({ $client }: Db) {
  const columns = $client.prepare("SELECT name FROM pragma_table_info('audit_events')").pluck().all();
  return {
    // By place: to be bound by name, each of the 27 would be looked up anew.
    columns: columns as (keyof EventRow)[],
    size: $client.prepare("SELECT coalesce(max(leaf_index), -1) + 1 FROM audit_events").pluck(),
    leafOf: $client.prepare("SELECT leaf_index FROM audit_events WHERE event_id = ?").pluck(),
    redactedOf: $client.prepare("SELECT canonical_digest FROM redactions WHERE leaf_index = ?").pluck(),
    payloadOf: $client.prepare("SELECT bytes FROM payloads WHERE leaf_index = ?").pluck(),
    insertEvent: $client.prepare(`INSERT INTO audit_events VALUES (${columns.map(() => "?")})`),
    insertPayload: $client.prepare("INSERT INTO payloads VALUES (?, ?)"),
  };
}
