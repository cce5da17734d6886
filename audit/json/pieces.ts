import { recognise } from "../envelope.ts";
import { Framer, type Piece } from "./framer.ts";
import { EVENT_LIMITS } from "./parse.ts";
import type { Limits } from "./scan.ts";

/** What a framer makes of bytes that come cut at these places; for tests. */
export function piecesOf(bytes: Uint8Array, cuts: number[] = [], limits: Limits = EVENT_LIMITS): Piece[] {
  const framer = new Framer(limits, recognise);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  const chunks = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
  return [...chunks.flatMap((chunk) => framer.push(Buffer.from(chunk))), ...framer.end()];
}

/** Every place at which bytes can be cut: one byte a chunk. */
export const everywhere = (bytes: Uint8Array): number[] => Array.from(bytes, (_, index) => index);

/** Pieces in short: the text of a value, and of what is unreadable its code and text. */
export const inShort = (pieces: Piece[]): string[] =>
  pieces.map((piece) => (piece.kind === "value" ? textOf(piece) : `${piece.code} ${textOf(piece)}`));

export const textOf = ({ bytes }: Piece): string => Buffer.from(bytes).toString("utf8");
