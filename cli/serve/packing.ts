import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import compression from "compression";
import Negotiator from "negotiator";

import { isPage } from "./whole.ts";

type Middleware = (...request: [...Parameters<RequestListener>, next: () => void]) => void;

/**
 * Packs answers for those who say that they can unpack them. A page is written for one person and read once, so it is packed
 * quickly: a tenth of its cost went into the last twelfth of its size. What a build names by its content is fetched once
 * and kept, so it is packed well.
 */
export function packing(handle: RequestListener): RequestListener {
  const pages = packer({ level: 2, brotli: 1 });
  const files = packer({ level: 6, brotli: 5 });
  return (request, response) => {
    const pack = request.url?.startsWith("/_next/static/") ? files : pages;
    pack(request, response, () => {
      // Next would empty the packer behind each piece of what it sends.
      Object.assign(response, { flush: undefined });
      if (takesBrotli(request)) packAtOnce(response);
      handle(request, response);
    });
  };
}

const takesBrotli = (request: IncomingMessage): boolean => new Negotiator(request).encoding(["br"]) === "br";

// Node offers it in several forms.
type End = (...given: unknown[]) => ServerResponse;

/**
 * A page that is there as a whole is packed in one call: a third of a millisecond, where the packer's stream takes three times as much of this
 * thread alone, and as much again of another.
 */
function packAtOnce(response: ServerResponse): void {
  const end = response.end.bind(response) as End;
  const endPacked: End = (...given) => {
    const [page, ...more] = given;
    if (!(page instanceof Uint8Array) || more.length > 0 || !isWholePage(response, page)) return end(...given);
    const packed = brotliCompressSync(page, BROTLI);
    response.setHeader("Content-Encoding", "br").setHeader("Content-Length", packed.length);
    return end(packed);
  };
  Object.assign(response, { end: endPacked });
}

function isWholePage(response: ServerResponse, page: Uint8Array): boolean {
  return (
    !response.headersSent &&
    !["content-encoding", "content-length"].some((name) => response.hasHeader(name)) &&
    isPage(response) &&
    !/\bno-transform\b/.test(String(response.getHeader("cache-control") ?? "")) &&
    page.length >= SMALLEST &&
    page.length <= LARGEST
  );
}

/** In bytes. Less is not worth it; more would hold up everybody for longer than a millisecond. */
const [SMALLEST, LARGEST] = [1024, 256 * 1024];
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

// Its types ask for the requests of a framework; it needs no more than Node's.
const packer = ({ level, brotli }: { level: number; brotli: number }) =>
  compression({
    level,
    chunkSize: PIECE,
    brotli: { chunkSize: PIECE, params: { [constants.BROTLI_PARAM_QUALITY]: brotli } },
  }) as unknown as Middleware;

/** A packed page is one piece, in bytes, and written at once. */
const PIECE = 64 * 1024;
