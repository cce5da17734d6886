import { DEMO_SEED } from "#audit/demo/defaults.ts";
import { demoTrail } from "#audit/demo/trail.ts";
import { decodePiece } from "#audit/incoming.ts";
import type { Db } from "#db/client.ts";
import { appendEvents } from "#db/ledger.ts";

/** How many events of a trail are made one by one. */
export const ORIGINALS = 20_000;

/** The account of which there is a long timeline. */
export const LONG_ACCOUNT = 7;

/** Appends the events of a demo trail as an import does. */
export const appendOriginals = (db: Db, events: number): void => append(db, demoTrail({ events, seed: DEMO_SEED }));

/** Appends events of one account only: those of another demo trail, as if they had all been its own. */
export const appendLong = (db: Db, events: number): void => append(db, longTimeline(events));

/** When the import that made the trail ran: after its last event, and always the same. */
const RECORDED_AT = Date.parse("2026-12-01T00:00:00Z");

const BATCH = 1000;

function append(db: Db, lines: Iterable<string>): void {
  const delivery = { source: "bench", file: "bench", document: "bench", now: RECORDED_AT };
  let ordinal = 0;
  let batch: ReturnType<typeof decodePiece>[] = [];
  for (const line of lines) {
    batch.push(decodePiece({ kind: "value", bytes: Buffer.from(line), offset: 0 }, ordinal++));
    if (batch.length < BATCH) continue;
    appendEvents(db, batch, delivery);
    batch = [];
  }
  if (batch.length > 0) appendEvents(db, batch, delivery);
}

function* longTimeline(events: number): Generator<string> {
  for (const line of demoTrail({ events, seed: DEMO_SEED + 1 })) {
    const envelope = JSON.parse(line);
    const { object } = envelope.data;
    if (typeof object?.account_id === "number") {
      envelope.data.uri = envelope.data.uri.replace(`/${object.account_id}/`, `/${LONG_ACCOUNT}/`);
      object.account_id = LONG_ACCOUNT;
    }
    yield JSON.stringify(envelope);
  }
}
