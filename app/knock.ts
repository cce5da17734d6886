import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";

import { ADDRESS_HEADER, authFor } from "./auth.ts";
import { visit } from "./visit.ts";

/** Sends something to one of better-auth's doors as if this request had, with its cookies and from its address. */
export async function knock(path: string, body: object): Promise<Response> {
  const { origin, address } = here();
  const head = await headers();
  const told = new Headers({ "content-type": "application/json", origin, [ADDRESS_HEADER]: address });
  for (const name of ["cookie", "user-agent"]) {
    const value = head.get(name);
    if (value !== null) told.set(name, value);
  }
  const request = new Request(`${origin}/api/auth${path}`, {
    method: "POST",
    headers: told,
    body: JSON.stringify(body),
  });
  return authFor(origin).handler(request);
}

/** Gives the cookies of a door's answer to the answer of an action. */
export async function takeCookies(response: Response): Promise<void> {
  const jar = await cookies();
  for (const [name, cookie] of parseSetCookieHeader(response.headers.getSetCookie().join(", "))) {
    jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}

/** Where this request is, and from where it came. */
export function here(): { origin: string; address: string } {
  const found = visit();
  if (!found) throw new Error("the doors need our own server: npm start");
  return found;
}
