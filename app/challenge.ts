import { cookies } from "next/headers";

import { viewersStore } from "#db/live.ts";
import { cookieSecret } from "#db/secrets.ts";
import { challengedEmail } from "#db/viewers.ts";

import { COOKIE_PREFIX, tokenOf } from "./session-cookie.ts";
import { readSettings } from "./settings.ts";

/** Who has given a password and is asked for a code now: the e-mail, or null when this browser was not asked. */
export async function challenged(): Promise<string | null> {
  const { data } = readSettings();
  const cookie = (await cookies()).get(`${COOKIE_PREFIX}.two_factor`)?.value;
  const challenge = tokenOf(cookie, cookieSecret(data));
  return challenge === null ? null : challengedEmail(viewersStore(data), challenge);
}
