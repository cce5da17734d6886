import { visit } from "./visit.ts";

/**
 * Gives the answer to this request a status, such as the 404 of a page that says there is nothing. Next's own way,
 * `notFound()`, sends a body that is empty until a script has run. Under `next dev` the status stays 200.
 */
export function answerWith(status: number): void {
  const response = visit()?.response;
  // A step within the house asks for data, not for a page: a status of its own would make it load twice.
  if (response && !response.headersSent && !("rsc" in response.req.headers)) response.statusCode = status;
}
