import { randomUUID } from "node:crypto";

import { Problem } from "#audit/problems.ts";
import type { Receipt } from "#db/ingest/post.ts";
import { type Recording, sharedRecording } from "#db/ingest/shared.ts";

import { problemAnswer } from "../problem-answer.ts";
import { checkEncoding, checkHeaders, dropRest, readBody } from "./posted-body.ts";
import { type Poster, posterOf } from "./who-posts.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Takes events and answers when they are durable. It reads its own stream: a proxy before it (proxy.ts) would cut a long
 * body, and the answer would still be 200.
 */
export async function POST(request: Request): Promise<Response> {
  const recording = sharedRecording();
  const requestId = request.headers.get("x-request-id")?.match(/^[\w.-]{1,64}$/)?.[0] ?? randomUUID();
  const began = performance.now();
  const fields: Record<string, unknown> = { request_id: requestId };
  const answer = await answered(() => take(request, recording, fields), fields);
  answer.headers.set("X-Request-Id", requestId);
  recording?.ingest.metrics.answered(answer.status);
  const ms = Math.round(performance.now() - began);
  recording?.log(answer.status < 500 ? "info" : "error", "post", { ...fields, status: answer.status, ms });
  return answer;
}

async function take(request: Request, recording: Recording | null, fields: Record<string, unknown>): Promise<Response> {
  const reader = (request.body as ReadableStream<Uint8Array<ArrayBuffer>> | null)?.getReader();
  const poster = await whileListening(reader, () => posterOf(request.headers));
  if (poster.proven) fields.source = poster.source;
  if (!recording) return whileListening(reader, () => Promise.reject(new Problem("ingest_stopped")));

  // Whoever signs is known only by the whole body: until then all such bodies may take half of the memory.
  const share = recording.ingest.budget.share(poster.proven ? 1 : 0.5);
  try {
    const body = await whileListening(reader, async () => {
      checkHeaders(request.headers);
      return reader ? readBody(reader, share) : [];
    });
    const source = sourceFor(poster, body);
    fields.source = source;
    checkEncoding(request.headers, body);
    const answer = await recording.ingest.post(body, { source });
    if (!answer.ok) fields.problem = answer.problem.code;
    return answer.ok ? receiptAnswer(answer.value, fields) : problemAnswer(answer.problem);
  } finally {
    share.release();
  }
}

const sourceFor = (poster: Poster, body: Uint8Array[]): string =>
  poster.proven ? poster.source : poster.sourceFor(body);

/** Runs what may refuse a body before its end, and then lets its sender finish talking to nobody. */
async function whileListening<T>(reader: Parameters<typeof dropRest>[0] | undefined, work: () => T | Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (reader && !(error instanceof Problem && error.code === "body_too_slow")) dropRest(reader);
    throw error;
  }
}

function receiptAnswer(receipt: Receipt, fields: Record<string, unknown>): Response {
  const { recorded, duplicate, refused } = receipt;
  Object.assign(fields, { recorded, duplicate, refused: refused.length });
  const nothing = refused.length > 0 && recorded + duplicate === 0;
  if (nothing) return problemAnswer(new Problem("nothing_recorded"), receipt);
  return Response.json(receipt, { headers: { "Cache-Control": "no-store" } });
}

async function answered(work: () => Promise<Response>, fields: Record<string, unknown>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    fields.problem = error.code;
    return problemAnswer(error);
  }
}
