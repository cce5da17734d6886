import { isEventsType, isKnownEncoding } from "#audit/media-types.ts";
import { isGzip, POST_LIMITS } from "#audit/posted.ts";
import { Problem } from "#audit/problems.ts";
import type { Share } from "#db/ingest/budget.ts";

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/** How long a sender may take: this, and one second more for each that many bytes. */
const PATIENCE_MS = 10_000;
const BYTES_A_SECOND = 64 * 1024;
/** How long we listen on after an answer that came before the end of the body, so that its sender can hear it. */
const LINGER_MS = 30_000;

/**
 * What is plainly wrong with a body before its first byte is read.
 *
 * @throws Problem `media_type_unsupported` or `body_too_large`
 */
export function checkHeaders(headers: Headers): void {
  if (!isEventsType(headers.get("content-type"))) {
    throw new Problem("media_type_unsupported", { name: "Content-Type", expected: "application/json" });
  }
  if (!isKnownEncoding(headers.get("content-encoding"))) {
    throw new Problem("media_type_unsupported", { name: "Content-Encoding", expected: "gzip" });
  }
  if (Number(headers.get("content-length")) > POST_LIMITS.bytes) throw tooLarge();
}

/**
 * Reads a body by our own count, whatever its headers say. Each chunk has its memory for itself, so that it can be given away.
 *
 * @throws Problem `body_too_large`, `body_too_slow`, `body_broken_off`, or `ingest_busy` when memory is short
 */
export async function readBody(reader: Reader, share: Share): Promise<Uint8Array<ArrayBuffer>[]> {
  const began = performance.now();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const left = began + PATIENCE_MS + (bytes / BYTES_A_SECOND) * 1000 - performance.now();
    const chunk = await nextChunk(reader, left);
    if (chunk === null) return chunks;
    bytes += chunk.length;
    if (bytes > POST_LIMITS.bytes) throw tooLarge();
    if (!share.take(chunk.length)) throw new Problem("ingest_busy");
    chunks.push(chunk.buffer.byteLength === chunk.length ? chunk : new Uint8Array(chunk));
  }
}

/** Refuses a body that says it is gzip and is not. */
export function checkEncoding(headers: Headers, body: Uint8Array[]): void {
  const encoded = !["", "identity"].includes(headers.get("content-encoding")?.trim().toLowerCase() ?? "");
  if (encoded && !isGzip(Buffer.concat(body.slice(0, 2)))) throw new Problem("gzip_broken");
}

/**
 * Takes what still comes and drops it. A connection that is cut while its sender sends takes the answer with it; so we
 * listen on for a while, and cut it then.
 */
export function dropRest(reader: Reader): void {
  const late = setTimeout(() => reader.cancel().catch(() => {}), LINGER_MS);
  const drain = async () => {
    while (!(await reader.read()).done);
  };
  drain()
    .catch(() => {})
    .finally(() => clearTimeout(late));
}

async function nextChunk(reader: Reader, ms: number): Promise<Uint8Array<ArrayBuffer> | null> {
  let late: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Problem("body_too_slow")), Math.max(0, ms));
  });
  try {
    const { done, value } = await Promise.race([reader.read(), tooSlow]);
    return done ? null : value;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("body_broken_off", {}, { cause: error });
  } finally {
    clearTimeout(late);
  }
}

const tooLarge = (): Problem => new Problem("body_too_large", { expected: "at most 10 MiB" });
