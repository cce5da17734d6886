import { Problem } from "#audit/problems.ts";
import { isSignedWith, isTimely, type Signed } from "#audit/signatures.ts";
import { webhookKeys } from "#db/ingest/tokens.ts";
import { viewersStore } from "#db/live.ts";
import { onStore } from "#db/store-problems.ts";

import { readSettings } from "../../settings.ts";
import { sourceOf } from "../tokens.ts";

/** Who posts: known by a token, or only once the whole body is there, by its signature. */
export type Poster = { proven: true; source: string } | { proven: false; sourceFor(body: Uint8Array[]): string };

/**
 * Who posts. A request that carries both a token and a signature is judged by its token; cookies never count.
 *
 * @throws Problem `token_invalid`
 */
export function posterOf(headers: Headers): Poster {
  const authorization = headers.get("authorization");
  if (authorization !== null) return { proven: true, source: sourceOf(authorization) ?? refuse() };
  const signed = signedBy(headers);
  if (!signed || !isTimely(signed, Date.now())) return refuse();
  const keys = onStore(() => webhookKeys(viewersStore(readSettings().data)));
  if (keys.length === 0) return refuse();
  return {
    proven: false,
    sourceFor(body) {
      const bytes = Buffer.concat(body);
      return keys.find(({ key }) => isSignedWith(key, signed, bytes))?.source ?? refuse();
    },
  };
}

function signedBy(headers: Headers): Signed | null {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    headers.get(name),
  );
  return id && timestamp && signatures ? { id, timestamp, signatures } : null;
}

function refuse(): never {
  throw new Problem("token_invalid");
}
