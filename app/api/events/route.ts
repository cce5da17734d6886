import { Problem } from "#audit/problems.ts";
import type { Receipt } from "#db/ingest/post.ts";

import { problemAnswer } from "../problem-answer.ts";
import { checkEncoding, checkHeaders, readBody } from "./posted-body.ts";
import { forPublisher, type Posting, whileListening } from "./publishers.ts";
import type { Poster } from "./who-posts.ts";

/**
 * Takes events and answers when they are durable. It reads its own stream: a proxy before it (proxy.ts) would cut a long
 * body, and the answer would still be 200.
 */
export async function POST(request: Request): Promise<Response> {
  return forPublisher(request, take);
}

async function take({ headers, reader, poster, recording, fields }: Posting): Promise<Response> {
  // Whoever signs is known only by the whole body: until then all such bodies may take half of the memory.
  const share = recording.ingest.budget.share(poster.proven ? 1 : 0.5);
  try {
    const body = await whileListening(reader, async () => {
      checkHeaders(headers);
      return reader ? readBody(reader, share) : [];
    });
    const source = sourceFor(poster, body);
    fields.source = source;
    checkEncoding(headers, body);
    const answer = await recording.ingest.post(body, { source });
    if (!answer.ok) fields.problem = answer.problem.code;
    return answer.ok ? receiptAnswer(answer.value, fields) : problemAnswer(answer.problem);
  } finally {
    share.release();
  }
}

const sourceFor = (poster: Poster, body: Uint8Array[]): string =>
  poster.proven ? poster.source : poster.sourceFor(body);

function receiptAnswer(receipt: Receipt, fields: Record<string, unknown>): Response {
  const { recorded, duplicate, refused } = receipt;
  Object.assign(fields, { recorded, duplicate, refused: refused.length });
  const nothing = refused.length > 0 && recorded + duplicate === 0;
  if (nothing) return problemAnswer(new Problem("nothing_recorded"), receipt);
  return Response.json(receipt, { headers: { "Cache-Control": "no-store" } });
}
