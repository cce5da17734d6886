import { randomUUID } from "node:crypto";

import { Problem } from "#audit/problems.ts";
import { type Recording, sharedRecording } from "#db/ingest/shared.ts";

import { problemAnswer } from "../problem-answer.ts";
import { dropRest } from "./posted-body.ts";
import { type Poster, posterOf } from "./who-posts.ts";

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/** A post of somebody who may post, and what is written of it into the log. */
export type Posting = {
  headers: Headers;
  reader: Reader | undefined;
  poster: Poster;
  recording: Recording;
  fields: Record<string, unknown>;
};

/**
 * The first line of the route that takes events: whoever shows an ingest token or signs, and never a cookie. What they are
 * answered is counted and logged, problems too.
 */
export async function forPublisher(request: Request, work: (post: Posting) => Promise<Response>): Promise<Response> {
  const recording = sharedRecording();
  const requestId = request.headers.get("x-request-id")?.match(/^[\w.-]{1,64}$/)?.[0] ?? randomUUID();
  const began = performance.now();
  const fields: Record<string, unknown> = { request_id: requestId };
  const answer = await answered(() => admit(request, recording, fields, work), fields);
  answer.headers.set("X-Request-Id", requestId);
  recording?.ingest.metrics.answered(answer.status);
  const ms = Math.round(performance.now() - began);
  recording?.log(answer.status < 500 ? "info" : "error", "post", { ...fields, status: answer.status, ms });
  return answer;
}

async function admit(
  request: Request,
  recording: Recording | null,
  fields: Record<string, unknown>,
  work: (post: Posting) => Promise<Response>,
): Promise<Response> {
  const reader = (request.body as ReadableStream<Uint8Array<ArrayBuffer>> | null)?.getReader();
  const poster = await whileListening(reader, () => posterOf(request.headers));
  if (poster.proven) fields.source = poster.source;
  if (!recording) return whileListening(reader, () => Promise.reject(new Problem("ingest_stopped")));
  return work({ headers: request.headers, reader, poster, recording, fields });
}

/** Runs what may refuse a body before its end, and then lets its sender finish talking to nobody. */
export async function whileListening<T>(reader: Reader | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (reader && !(error instanceof Problem && error.code === "body_too_slow")) dropRest(reader);
    throw error;
  }
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
