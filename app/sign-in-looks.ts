import { parseSetCookieHeader } from "better-auth/cookies";

import { viewersStore } from "#db/live.ts";
import { cookieSecret } from "#db/secrets.ts";
import { findSession } from "#db/sessions.ts";

import { recordLooks } from "./looks.ts";
import { SESSION_COOKIE, tokenOf } from "./session-cookie.ts";
import { readSettings } from "./settings.ts";

/**
 * Records what became of a sign-in that a door answered, for the ways in that are told no e-mail. Its cookies leave
 * afterwards: who is not on record is not in.
 *
 * @throws Problem `store_…`
 */
export async function recordSignIn(answered: Response, by: "provider" | "link"): Promise<void> {
  const { data } = readSettings();
  const cookie = parseSetCookieHeader(answered.headers.getSetCookie().join(", ")).get(SESSION_COOKIE)?.value;
  const token = cookie === undefined ? null : tokenOf(decodeURIComponent(cookie), cookieSecret(data));
  const who = token === null ? null : findSession(viewersStore(data), token);
  const event = who === null ? "viewer_sign_in_refused" : "viewer_sign_in";
  await recordLooks(who ?? { email: null }, [{ event, object: { by } }]);
}
