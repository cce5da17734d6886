import { gunzipSync } from "node:zlib";

import { recognise } from "./envelope.ts";
import { decodePiece, type Incoming, sha256 } from "./incoming.ts";
import { Framer, type Piece } from "./json/framer.ts";
import { POSTED_LIMITS } from "./json/parse.ts";
import { Problem } from "./problems.ts";

/** The most that one post may hold: bytes, as sent and decompressed, and pieces. */
export const POST_LIMITS = { bytes: 10 * 1024 * 1024, pieces: 50_000 };

/**
 * A body that was posted: its pieces in order, how many bytes hold them, and the SHA-256 that tells its bare bodies from
 * those of another.
 */
export type Posted = { pieces: Iterable<Incoming>; bytes: number; document: string };

/**
 * Reads a whole body, gzip or not, in any form that an import reads. Its pieces are decoded one by one as they are taken,
 * so that a large body is never in memory as values.
 *
 * @throws Problem `body_too_large` (also while the pieces are taken), or `gzip_broken`: nothing of a damaged body counts,
 *   because its sender has the rest
 */
export function readPosted(sent: Uint8Array): Posted {
  const body = isGzip(sent) ? gunzipped(sent) : sent;
  return { pieces: { [Symbol.iterator]: () => piecesOf(body) }, bytes: body.length, document: sha256(body) };
}

function* piecesOf(body: Uint8Array): Generator<Incoming> {
  const framer = new Framer(POSTED_LIMITS, recognise);
  let ordinal = 0;
  function* decoded(pieces: Piece[]): Generator<Incoming> {
    if (ordinal + pieces.length > POST_LIMITS.pieces) throw tooLarge("at most 50,000 events");
    for (const piece of pieces) yield decodePiece(piece, ordinal++, POSTED_LIMITS);
  }
  for (let at = 0; at < body.length; at += CHUNK) yield* decoded(framer.push(body.subarray(at, at + CHUNK)));
  yield* decoded(framer.end());
}

// What is too much is found out before all of it is framed.
const CHUNK = 65_536;

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function gunzipped(sent: Uint8Array): Uint8Array {
  try {
    return gunzipSync(sent, { maxOutputLength: POST_LIMITS.bytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge("at most 10 MiB decompressed");
    throw new Problem("gzip_broken", {}, { cause });
  }
}

const tooLarge = (expected: string): Problem => new Problem("body_too_large", { expected });
