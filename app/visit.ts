import type { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/**
 * A request as our own server saw it, before Next did: nothing of it can be set by a header that somebody sends.
 * cli/serve/doors.ts makes it; under `next dev` there is none.
 */
export type Visit = {
  response: ServerResponse;
  /** Path and search as they were asked for: with a proxy.ts, Next writes them anew. */
  url: string;
  /** Where the browser is, or the address that people are told. */
  origin: string;
  /** The network address of who asks; behind a trusted proxy, the one that it names. */
  address: string;
  /** Whether something may be done in the name of the cookie: the request comes from a page of this very origin. */
  sameOrigin: boolean;
};

/** The visit that is being answered; undefined when our server is not the one that serves. */
export const visit = (): Visit | undefined =>
  (globalThis as { [VISITS]?: AsyncLocalStorage<Visit> })[VISITS]?.getStore();

const VISITS = Symbol.for("rastro.visits");
