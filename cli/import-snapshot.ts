import { parseCustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import { Framer, type Piece } from "#audit/json/framer.ts";
import { EVENT_LIMITS, parseFramed } from "#audit/json/parse.ts";
import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { type SnapshotRow, type SnapshotTally, snapshotWriter } from "#db/registry-writer.ts";

import type { Input } from "./import-events.ts";
import { problemLine, say } from "./output.ts";

type Snapshot = { source: string; asOf: number };

/**
 * Records the documents as one snapshot: all of it or nothing, because half a snapshot would say that the other half was
 * removed. A row that is refused goes to quarantine and takes no neighbour with it.
 */
export async function importSnapshot(
  db: Db,
  inputs: AsyncIterable<Input> | Iterable<Input>,
  { source, asOf }: Snapshot,
): Promise<SnapshotTally> {
  const writer = snapshotWriter(db, { source, asOf, now: Date.now() });
  writer.begin();
  try {
    for await (const input of inputs) await take(input, writer.take);
    return writer.commit();
  } catch (error) {
    writer.rollback();
    throw error;
  }
}

async function take(input: Input, row: (row: SnapshotRow) => Problem | null): Promise<void> {
  const framer = new Framer(EVENT_LIMITS, (value) => (looksLikePhone(value) ? "bare" : null));
  let ordinal = 0;
  const takeAll = (pieces: Piece[]) => {
    for (const piece of pieces) {
      const decoded = decode(piece, input.name, ordinal++);
      const problem = row(decoded);
      if (problem)
        say(`refused: ${input.name}, row ${decoded.at.ordinal} at byte ${decoded.at.offset}: ${problemLine(problem)}`);
    }
  };
  for await (const chunk of input.bytes()) takeAll(framer.push(chunk));
  takeAll(framer.end());
}

function decode(piece: Piece, file: string, ordinal: number): SnapshotRow {
  const at = { ordinal, offset: piece.offset, length: piece.kind === "value" ? piece.bytes.length : piece.length };
  const row = { at, file, bytes: piece.bytes };
  try {
    if (piece.kind === "unreadable") throw new Problem(piece.code, { offset: piece.at });
    return { ...row, kind: "phone", phone: parseCustomerTelephone(parseFramed(piece.bytes)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...row, kind: "refused", problem: error };
  }
}

const looksLikePhone = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "customer_id" in value && "number" in value;
