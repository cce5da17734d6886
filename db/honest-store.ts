import { bytesOf } from "#audit/honest-event.ts";
import { decodePiece, type Incoming } from "#audit/incoming.ts";

import { type Db, memoryStore } from "./client.ts";
import { appendEvents, type Delivery, type Outcome } from "./ledger.ts";

/** When the store of a test records, unless the test says otherwise: later than every honest event. */
export const RECORDED_AT = Date.parse("2026-03-21T00:00:00.000Z");

export const DELIVERY: Delivery = { source: "test", file: "test.json", document: "d0c", now: RECORDED_AT };

/** Events on their way into a ledger, as the importer would hand them over. */
export const incomingOf = (values: unknown[]): Incoming[] =>
  values.map((value, ordinal) =>
    decodePiece({ kind: "value", bytes: bytesOf(value), offset: ordinal * 1000 }, ordinal),
  );

/** Appends values as one batch. */
export const append = (db: Db, values: unknown[], delivery: Partial<Delivery> = {}): Outcome[] =>
  appendEvents(db, incomingOf(values), { ...DELIVERY, ...delivery });

/** A store in memory that holds these events. */
export function storeOf(values: unknown[]): Db {
  const db = memoryStore();
  append(db, values);
  return db;
}

/** The one value of a statement, for what no read function tells. */
export const pluck = (db: Db, statement: string): unknown => db.$client.prepare(statement).pluck().get();
