import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How long the answers that have begun may take once we were told to stop. */
const FINISH_MS = 10_000;

/**
 * The longest head of a request, its address included: a search for thousands of operators is a hundred thousand
 * characters. Node would refuse 16 KiB.
 */
const LONGEST_HEAD = 512 * 1024;

/** Who sends no whole head in this time is told 408; a body has the time that its route gives it. */
const SLOW = { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 };

/** Nobody can connect to the address in HOST and PORT, for a reason that its owner can mend. */
export class CannotListen extends Error {}

/**
 * Takes the address before anything slow is done, so that a taken port is said at once. Requests wait until `open` gives
 * them somebody who answers.
 *
 * @returns the real port (PORT=0 takes any free one) and the address for people
 */
export async function listen({ host, port }: { host: string; port: number }) {
  let open: (answer: RequestListener) => void = () => {};
  const opened = new Promise<RequestListener>((resolve) => {
    open = resolve;
  });
  const server = createServer({ maxHeaderSize: LONGEST_HEAD, ...SLOW }, async (request, response) =>
    (await opened)(request, response),
  );
  server.listen(port, host);
  await once(server, "listening").catch((error) => {
    throw cannotListen(error, `${host}:${port}`);
  });
  const { port: real } = server.address() as AddressInfo;
  return { port: real, url: addressFor(host, real), open, close: () => close(server) };
}

/** People are told localhost whenever it leads here: on a loopback address, and on every address at once. */
function addressFor(host: string, port: number): string {
  const here = /^(127\..*|::1|0\.0\.0\.0|::|localhost)$/.test(host);
  return `http://${here ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
}

function cannotListen(error: NodeJS.ErrnoException, address: string): unknown {
  const reasons: Record<string, string> = {
    EADDRINUSE: "the port is in use; choose another with PORT",
    EACCES: "this user may not take that port; choose one above 1023 with PORT",
    EADDRNOTAVAIL: "this machine does not have that address; see HOST",
    ENOTFOUND: "that name has no address; see HOST",
    EAI_AGAIN: "that name has no address; see HOST",
  };
  const reason = reasons[error.code ?? ""];
  return reason ? new CannotListen(`cannot listen on ${address}: ${reason}`, { cause: error }) : error;
}

async function close(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), FINISH_MS);
  // A connection whose last answer is finished would be kept open for the next request, which cannot come any more.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(late);
  clearInterval(idle);
}
