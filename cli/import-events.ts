import { recognise } from "#audit/envelope.ts";
import { decodePiece, type Incoming } from "#audit/incoming.ts";
import { Framer, type Piece } from "#audit/json/framer.ts";
import { EVENT_LIMITS } from "#audit/json/parse.ts";
import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { logOf } from "#db/ingest/write-ahead-log.ts";
import { appendGroup, type Delivered, type Outcome } from "#db/ledger.ts";

/** Something to import: what people call it, its bytes, and the SHA-256 of all of them. */
export type Input = {
  name: string;
  bytes(onRead?: (bytes: number) => void): AsyncIterable<Uint8Array>;
  digest(): Promise<string>;
};

/** What became of what was read: read = recorded + duplicate + refused. */
export type Tally = { read: number; recorded: number; duplicate: number; refused: number };

export type ImportOptions = {
  source: string;
  /** Called for each piece that was refused. */
  onRefused?: (input: Input, incoming: Incoming, problem: Problem) => void;
  /** Called as bytes of the document are read. */
  onRead?: (bytes: number) => void;
  now?: () => number;
  /** How many pieces were read before and are passed over. */
  from?: number;
  /** Called inside the transaction of each batch with how many pieces of the document are read then. */
  alsoWrite?: (pieces: number) => void;
  /** Asked between batches: whether to stop there. */
  stopped?: () => boolean;
};

// Large enough that one commit to the disk is shared by many events, small enough to be held in memory.
const BATCH = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Records the events of one document in batches, each of them whole or not at all, and adds to the tally as batches
 * become durable. Memory does not grow with the document.
 */
export async function importEvents(db: Db, input: Input, tally: Tally, options: ImportOptions): Promise<void> {
  const { source, onRefused, onRead, now = Date.now, from = 0, alsoWrite, stopped } = options;
  let [digest, pieces]: [string | null, number] = [null, from];

  const flush = async (batch: Incoming[]) => {
    if (batch.some(isBare)) digest ??= await input.digest();
    pieces += batch.length;
    const delivery = { source, file: input.name, document: digest ?? "", now: now() };
    const outcomes = append(db, { batch, delivery }, () => alsoWrite?.(pieces));
    outcomes.forEach((outcome, index) => {
      tally.read += 1;
      tally[outcome.kind] += 1;
      if (outcome.kind === "refused") onRefused?.(input, batch[index] as Incoming, outcome.problem);
    });
  };

  for await (const batch of batchesOf(piecesOf(input, from, onRead))) {
    if (stopped?.()) return;
    await flush(batch);
  }
}

async function* batchesOf(pieces: AsyncIterable<Incoming>): AsyncGenerator<Incoming[]> {
  let [batch, bytes]: [Incoming[], number] = [[], 0];
  for await (const incoming of pieces) {
    batch.push(incoming);
    bytes += incoming.bytes.length;
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

async function* piecesOf(input: Input, from: number, onRead?: (bytes: number) => void): AsyncGenerator<Incoming> {
  const framer = new Framer(EVENT_LIMITS, recognise);
  let ordinal = 0;
  const decoded = (pieces: Piece[]) =>
    pieces.flatMap((piece) => (ordinal++ < from ? [] : [decodePiece(piece, ordinal - 1)]));
  let broken: Problem | null = null;
  try {
    for await (const chunk of input.bytes(onRead)) yield* decoded(framer.push(chunk));
  } catch (error) {
    if (!(error instanceof Problem && error.code === "gzip_broken")) throw error;
    broken = error;
  }
  const rest = framer.end();
  yield* decoded(broken ? brokenOff(rest) : rest);
}

/** Damaged gzip ends the document: what is left is one unreadable run, told by its true cause. */
function brokenOff(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last?.kind === "unreadable") return [...pieces.slice(0, -1), { ...last, code: "gzip_broken" }];
  return [...pieces, { kind: "unreadable", bytes: Buffer.alloc(0), offset: 0, length: 0, code: "gzip_broken", at: 0 }];
}

/** A batch that the store cannot take is named by its first event, from which the same import goes on. */
function append(db: Db, delivered: Delivered & { batch: Incoming[] }, alsoWrite: () => void): Outcome[] {
  try {
    return appended(db, delivered, alsoWrite);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const place = { path: delivered.delivery.file, offset: delivered.batch[0]?.at.offset ?? 0 };
    throw new Problem(error.code, { ...error.place, ...place }, { cause: error });
  }
}

/** On a full disk the log is given back first: it may be what fills it. */
function appended(db: Db, delivered: Delivered, alsoWrite: () => void): Outcome[] {
  const log = logOf(db);
  const once = () => appendGroup(db, [delivered], alsoWrite)[0] as Outcome[];
  try {
    const outcomes = once();
    log.tend(db);
    return outcomes;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "store_full") throw error;
    log.giveBack(db);
    return once();
  }
}

const isBare = (incoming: Incoming): boolean => incoming.kind === "event" && incoming.event.envelope === null;
