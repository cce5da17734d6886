import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The prefix makes a browser refuse the cookie from anywhere but this host over a secure channel; loopback counts as one.
 */
export const COOKIE_PREFIX = "__Host-rastro";
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;

/** The session's token in a cookie as better-auth signs them, `token.signature`; null when we did not sign it. */
export function tokenOf(cookie: string | undefined, secret: string): string | null {
  const dot = cookie?.lastIndexOf(".") ?? -1;
  if (cookie === undefined || dot < 1) return null;
  const token = cookie.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const signature = Buffer.from(cookie.slice(dot + 1), "base64");
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null;
}
