import { readPosted } from "#audit/posted.ts";
import { Problem, type ProblemReport } from "#audit/problems.ts";

import type { Db } from "../client.ts";
import { appendGroup, type Delivered, type Outcome } from "../ledger.ts";

/** A body that was posted, on its way to the thread that records. */
export type Post = { id: number; source: string; body: Uint8Array[]; receivedAt: number };

/** What was recorded of a post, as it is answered: the index of a refused piece is its place in the body, from 0. */
export type Receipt = {
  recorded: number;
  duplicate: number;
  refused: { index: number; problem: ProblemReport }[];
};

/** The answer to a post: a receipt is given only for what is durable. */
export type PostAnswer = { id: number } & ({ receipt: Receipt } | { problem: ProblemReport } | { bug: string });

/** A post that can be recorded, and how many bytes hold its events. A large one is decoded while it is recorded. */
export type DecodedPost = { id: number; bytes: number; delivered: Delivered };

/** The most bytes of a post that shares its transaction with others; a larger one has to be recorded alone. */
export const SMALL = 256 * 1024;

/** Decodes a post; what is wrong with the whole of it is answered at once. */
export function decodePost({ id, source, body, receivedAt }: Post): DecodedPost | PostAnswer {
  try {
    const { pieces, bytes, document } = readPosted(Buffer.concat(body));
    const delivery = { source, file: POSTED, document, now: receivedAt };
    return { id, bytes, delivered: { batch: bytes > SMALL ? pieces : [...pieces], delivery } };
  } catch (error) {
    return failed(id, error);
  }
}

/**
 * Records a group of posts in one transaction. A store that refuses it refuses each of them; when the group fails for
 * any other reason, each is tried alone, so that one post cannot take its neighbours with it.
 */
export function recordGroup(db: Db, posts: DecodedPost[]): PostAnswer[] {
  try {
    const outcomes = appendGroup(
      db,
      posts.map(({ delivered }) => delivered),
    );
    return posts.map(({ id }, index) => ({ id, receipt: receiptOf(outcomes[index] as Outcome[]) }));
  } catch (error) {
    if (posts.length === 1 || error instanceof Problem) return posts.map(({ id }) => failed(id, error));
    return posts.flatMap((post) => recordGroup(db, [post]));
  }
}

/** What people read as the place of a posted event. */
const POSTED = "POST /api/events";

function receiptOf(outcomes: Outcome[]): Receipt {
  const receipt: Receipt = { recorded: 0, duplicate: 0, refused: [] };
  outcomes.forEach((outcome, index) => {
    if (outcome.kind === "refused") receipt.refused.push({ index, problem: outcome.problem.toJSON() });
    else receipt[outcome.kind] += 1;
  });
  return receipt;
}

export function failed(id: number, error: unknown): PostAnswer {
  if (error instanceof Problem) return { id, problem: error.toJSON() };
  return { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
