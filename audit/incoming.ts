import { createHash } from "node:crypto";

import { type DecodedEvent, decodeEvent } from "./decode.ts";
import type { Piece } from "./json/framer.ts";
import { EVENT_LIMITS, parseFramed } from "./json/parse.ts";
import type { Limits } from "./json/scan.ts";
import { Problem } from "./problems.ts";
import { below, unwrap } from "./wrappers.ts";

/** Where a piece stood in what it came in: its ordinal among the pieces, its byte offset and length. */
export type PieceAt = { ordinal: number; offset: number; length: number };

/** One piece of a document on its way into the ledger: an event with its exact payload, or what was refused and why. */
export type Incoming = { at: PieceAt; bytes: Uint8Array } & (
  | { kind: "event"; event: DecodedEvent }
  | { kind: "refused"; problem: Problem }
);

/** Decodes a piece. Whatever is wrong with it becomes part of the answer, so that its neighbours go on. */
export function decodePiece(piece: Piece, ordinal: number, limits: Limits = EVENT_LIMITS): Incoming {
  const length = piece.kind === "value" ? piece.bytes.length : piece.length;
  const at = { ordinal, offset: piece.offset, length };
  if (piece.kind === "unreadable") {
    return { kind: "refused", at, bytes: piece.bytes, problem: new Problem(piece.code, { offset: piece.at }) };
  }
  try {
    const { value, bytes, pointer } = unwrap(parseFramed(piece.bytes), piece.bytes, limits);
    return { kind: "event", at, bytes, event: below(pointer, () => decodeEvent(value)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: "refused", at, bytes: piece.bytes, problem: error };
  }
}

/**
 * The id of an event. A bare body has none of its own: it is told by the document it came in (its SHA-256) and where it
 * stood there, so that the same document again is the same event, and two equal bodies in it are two.
 */
export const eventIdOf = (event: DecodedEvent, document: string, ordinal: number): string =>
  event.envelope?.eventId ?? `bare:${document}:${ordinal}`;

/** SHA-256 of the bytes, in hex. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
