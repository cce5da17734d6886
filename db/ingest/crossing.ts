import type { Incoming } from "#audit/incoming.ts";
import { type Place, Problem, type ProblemCode } from "#audit/problems.ts";

import type { Delivery } from "../ledger.ts";
import { type DecodedPost, decodePost, type Post, type PostAnswer } from "./post.ts";

/**
 * A post as the thread that decodes gives it to the one that records: decoded; or as it came, because it is large; or what is
 * wrong with all of it.
 */
export type Crossing = CrossingPost | { large: Post } | { answer: PostAnswer };
type CrossingPost = { id: number; bytes: number; batch: CrossingPiece[]; delivery: Delivery };

// An error of ours would arrive as one of nobody's.
type CrossingPiece =
  | (Incoming & { kind: "event" })
  | (Omit<Incoming & { kind: "refused" }, "problem"> & { problem: { code: ProblemCode; place: Place } });

/** Decodes a post for the other thread. */
export function crossingOf(post: Post): Crossing {
  const decoded = decodePost(post);
  if (!("delivered" in decoded)) return { answer: decoded };
  const { id, bytes, delivered } = decoded;
  if (!Array.isArray(delivered.batch)) return { large: post };
  return { id, bytes, delivery: delivered.delivery, batch: delivered.batch.map(toCross) };
}

/** What was given, as it is recorded. */
export function arrivedOf(crossing: Crossing): Post | DecodedPost | PostAnswer {
  if ("large" in crossing) return crossing.large;
  if ("answer" in crossing) return crossing.answer;
  const { id, bytes, batch, delivery } = crossing;
  return { id, bytes, delivered: { batch: batch.map(hasCrossed), delivery } };
}

function toCross(piece: Incoming): CrossingPiece {
  if (piece.kind === "event") return piece;
  const { code, place } = piece.problem;
  return { ...piece, problem: { code, place } };
}

function hasCrossed(piece: CrossingPiece): Incoming {
  if (piece.kind === "event") return piece;
  return { ...piece, problem: new Problem(piece.problem.code, piece.problem.place) };
}
