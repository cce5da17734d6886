import type { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/**
 * Gives the answer to this request a status, such as the 404 of a page that says there is nothing. Next's own way,
 * `notFound()`, sends a body that is empty until a script has run. Our server (cli/serve/pages.ts) leaves each response
 * where this finds it; under `next dev` nobody does, and the status stays 200.
 */
export function answerWith(status: number): void {
  const response = responses()?.getStore();
  // A step within the house asks for data, not for a page: a status of its own would make it load twice.
  if (response && !response.headersSent && !("rsc" in response.req.headers)) response.statusCode = status;
}

const responses = () => (globalThis as { [RESPONSES]?: AsyncLocalStorage<ServerResponse> })[RESPONSES];

const RESPONSES = Symbol.for("rastro.responses");
