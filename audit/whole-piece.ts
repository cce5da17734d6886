import { recognise } from "./envelope.ts";
import { Framer, type Piece } from "./json/framer.ts";
import { EVENT_LIMITS } from "./json/parse.ts";

/** Bytes that are to be one event and nothing more, as a piece; what is more or less than one is unreadable. */
export function wholePiece(bytes: Uint8Array): Piece {
  const framer = new Framer(EVENT_LIMITS, recognise);
  const pieces = [...framer.push(Buffer.from(bytes)), ...framer.end()];
  const [first, second] = pieces;
  if (first && !second) return first;
  const unreadable = pieces.find((piece) => piece.kind === "unreadable");
  const at = second?.offset ?? 0;
  return unreadable ?? { kind: "unreadable", bytes, offset: 0, length: bytes.length, code: "json_syntax", at };
}
