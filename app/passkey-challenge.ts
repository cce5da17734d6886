import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** How long an authenticator may take to answer. */
export const CHALLENGE_MS = 5 * 60 * 1000;

/** What an answer is good for: to come in, or to add a passkey to a viewer, from the session that gave the password. */
export type Purpose = "sign-in" | { viewerId: string; sessionId: string };

/**
 * What an authenticator is asked to sign. It says itself until when it holds and that we made it for this purpose, so
 * nothing is kept of those that are never answered: a stranger may ask for any number.
 */
export function makeChallenge(secret: string, purpose: Purpose, now = Date.now()): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(HEAD);
  randomBytes(RANDOM).copy(head);
  head.writeUIntBE(now + CHALLENGE_MS, RANDOM, TIME);
  return new Uint8Array(Buffer.concat([head, sealOf(secret, purpose, head)]));
}

/** Whether we made a challenge (base64url) for this purpose, less than five minutes ago. */
export function isChallenge(secret: string, purpose: Purpose, challenge: string, now = Date.now()): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== HEAD + SEAL) return false;
  const head = bytes.subarray(0, HEAD);
  const ours = timingSafeEqual(bytes.subarray(HEAD), sealOf(secret, purpose, head));
  return ours && now < head.readUIntBE(RANDOM, TIME);
}

const [RANDOM, TIME, SEAL] = [16, 6, 32];
const HEAD = RANDOM + TIME;

/** The secret signs cookies too; no cookie's token begins like this. */
const sealOf = (secret: string, purpose: Purpose, head: Buffer): Buffer =>
  createHmac("sha256", secret)
    .update(`passkey challenge\n${JSON.stringify(purpose)}\n`)
    .update(head)
    .digest();
