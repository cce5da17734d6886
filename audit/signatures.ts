import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";

import { Problem } from "./problems.ts";

/** What a Standard Webhooks delivery says of itself in its headers. */
export type Signed = { id: string; timestamp: string; signatures: string };

/** A secret shared with a sender (`whsec_…`, for `v1`) or the public key of one (`whpk_…`, for `v1a`). */
export type WebhookKey = { kind: "secret"; secret: Buffer } | { kind: "public"; key: KeyObject };

/** How far a delivery's timestamp may be from our clock, in seconds. */
const TOLERANCE = 300;

/** Whether a delivery's id and timestamp have the strict form, and the time is near ours: known before the body is. */
export function isTimely({ id, timestamp }: Signed, now: number): boolean {
  return ID.test(id) && TIMESTAMP.test(timestamp) && Math.abs(Math.floor(now / 1000) - Number(timestamp)) <= TOLERANCE;
}

/**
 * Whether one of the signatures was made with this key over exactly these bytes. Version by version: a `v1a` never counts
 * for a shared secret, nor a `v1` for a public key.
 */
export function isSignedWith(key: WebhookKey, { id, timestamp, signatures }: Signed, body: Uint8Array): boolean {
  const version = key.kind === "secret" ? "v1" : "v1a";
  const given = signaturesOf(signatures, version, key.kind === "secret" ? 32 : 64);
  if (given.length === 0) return false;
  const head = `${id}.${timestamp}.`;
  if (key.kind === "public") {
    const content = Buffer.concat([Buffer.from(head), body]);
    return given.some((signature) => verify(null, content, key.key, signature));
  }
  const expected = createHmac("sha256", key.secret).update(head).update(body).digest();
  return given.some((signature) => timingSafeEqual(signature, expected));
}

/** Reads `whsec_…` or `whpk_…`. Throws `token_secret_invalid`. */
export function parseWebhookKey(text: string): WebhookKey {
  const [, prefix, rest = ""] = /^(whsec_|whpk_)(.*)$/s.exec(text) ?? [];
  const bytes = canonicalBase64(rest);
  if (prefix === "whsec_" && bytes && bytes.length >= 24 && bytes.length <= 64) {
    return { kind: "secret", secret: bytes };
  }
  if (prefix === "whpk_" && bytes?.length === 32) {
    const key = { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") };
    return { kind: "public", key: createPublicKey({ format: "jwk", key }) };
  }
  throw new Problem("token_secret_invalid", { expected: "whsec_… (24 to 64 bytes) or whpk_… (32 bytes)" });
}

// The signed text is `id.timestamp.body`: with a dot in its id, one delivery could be read as another.
const ID = /^[!-\-/-~]{1,256}$/;
const TIMESTAMP = /^[1-9]\d{0,11}$/;
// A sender that rotates signs with the old and the new key; nobody needs more.
const MOST = 16;

function signaturesOf(header: string, version: string, length: number): Buffer[] {
  return header
    .split(" ", MOST + 1)
    .slice(0, MOST)
    .filter((one) => one.startsWith(`${version},`))
    .map((one) => canonicalBase64(one.slice(version.length + 1)))
    .filter((bytes) => bytes !== null)
    .filter((bytes) => bytes.length === length);
}

/** Node's own decoder skips what is no base64 and ignores spare bits: only the one spelling of the bytes is read. */
function canonicalBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}
