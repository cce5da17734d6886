import type { RequestListener, ServerResponse } from "node:http";

/**
 * Lets a page leave in one piece. Next sends its head, its HTML and what the browser makes of it one right behind the other;
 * each was a turn of the packer and a write to the socket. What is no page, such as a
 * file that is written while it is read, leaves as it comes.
 */
export function whole(handle: RequestListener): RequestListener {
  return (request, response) => {
    hold(response);
    handle(request, response);
  };
}

// Node offers both in several forms; Next writes bytes, and ends with nothing.
type Write = (...given: unknown[]) => boolean;
type End = (...given: unknown[]) => ServerResponse;

function hold(response: ServerResponse): void {
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const flushHeaders = response.flushHeaders.bind(response);
  const held: Uint8Array[] = [];
  const taken = () => Buffer.concat(held.splice(0));
  Object.assign(response, {
    flushHeaders: () => void (isPage(response) || flushHeaders()),
    write: (...given: unknown[]) => {
      const [piece, ...more] = given;
      if (isPage(response) && piece instanceof Uint8Array && more.length === 0) return held.push(piece) > 0;
      if (held.length > 0) write(taken());
      return write(...given);
    },
    end: (...given: unknown[]) => {
      if (held.length === 0) return end(...given);
      if (given.length === 0) return end(taken());
      write(taken());
      return end(...given);
    },
  });
}

/** Whether what is answered is HTML. */
export const isPage = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type") ?? "").startsWith("text/html");
