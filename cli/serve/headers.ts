import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";

import { pageHeaders } from "#audit/page-headers.ts";

/**
 * Sets what every answer tells the browser, before anybody answers: a proxy within Next would make each request and answer
 * anew for it, which is a twentieth of a page.
 *
 * @param secure whether browsers come in over https
 */
export function withHeaders(handle: RequestListener, { secure }: { secure: boolean }): RequestListener {
  return (request, response) => {
    const headers = pageHeaders({ nonce: randomBytes(16).toString("base64"), secure });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Next reads the nonce here and gives it to its own scripts; whatever somebody sent under this name is gone.
    request.headers["content-security-policy"] = headers["content-security-policy"];
    handle(request, response);
  };
}
