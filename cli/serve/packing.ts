import type { RequestListener } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";

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
      handle(request, response);
    });
  };
}

// Its types ask for the requests of a framework; it needs no more than Node's.
const packer = ({ level, brotli }: { level: number; brotli: number }) =>
  compression({
    level,
    chunkSize: PIECE,
    brotli: { chunkSize: PIECE, params: { [constants.BROTLI_PARAM_QUALITY]: brotli } },
  }) as unknown as Middleware;

/** A packed page is one piece, in bytes, and written at once. */
const PIECE = 64 * 1024;
