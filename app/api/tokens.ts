import { sourceOfToken } from "#db/ingest/tokens.ts";
import { viewersStore } from "#db/live.ts";
import { onStore } from "#db/store-problems.ts";

import { readSettings } from "../settings.ts";

/** The source whose token a request carries, as a bearer or as the password of Basic; null when it carries none that holds. */
export function sourceOf(authorization: string): string | null {
  const token = tokenIn(authorization);
  return token === null ? null : onStore(() => sourceOfToken(viewersStore(readSettings().data), token));
}

function tokenIn(authorization: string): string | null {
  const [, scheme = "", credentials = ""] = /^(bearer|basic) +([^\s]+)$/i.exec(authorization.trim()) ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  const [, password = null] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, "base64").toString("utf8")) ?? [];
  return password;
}
