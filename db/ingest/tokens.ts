import { createHash, randomBytes } from "node:crypto";

import { Problem } from "#audit/problems.ts";
import { parseWebhookKey, type WebhookKey } from "#audit/signatures.ts";

import type { Db } from "../client.ts";
import { and, asc, eq, isNotNull, isNull } from "../drizzle.ts";
import { ingestTokens } from "../viewers-schema.ts";

/** A token as it may be shown: never the token itself. */
export type TokenRow = Pick<
  typeof ingestTokens.$inferSelect,
  "tokenId" | "source" | "kind" | "createdAt" | "revokedAt"
>;

/** Makes a bearer token for a source and returns it. It is kept as its hash, so nobody can be shown it again. */
export function addToken(db: Db, source: string, now: number = Date.now()): string {
  const token = `rastro_${randomBytes(32).toString("base64url")}`;
  insert(db, { source, kind: "bearer", digest: digestOf(token), createdAt: now });
  return token;
}

/**
 * Takes a sender's webhook secret or public key, or makes a secret, and returns it. It is kept until it is revoked, since
 * nothing else can verify a signature. A source may have several: old and new while a sender rotates.
 */
export function addWebhookKey(db: Db, source: string, key?: string, now: number = Date.now()): string {
  const webhookKey = key ?? `whsec_${randomBytes(32).toString("base64")}`;
  parseWebhookKey(webhookKey);
  insert(db, { source, kind: "webhook", digest: digestOf(`${source}\0${webhookKey}`), webhookKey, createdAt: now });
  return webhookKey;
}

/** Every token that was ever made, oldest first. */
export function listTokens(db: Db): TokenRow[] {
  const { tokenId, source, kind, createdAt, revokedAt } = ingestTokens;
  return db.select({ tokenId, source, kind, createdAt, revokedAt }).from(ingestTokens).orderBy(asc(tokenId)).all();
}

/** Revokes one token by its number, or all of a source, and returns how many that were. A webhook secret is forgotten. */
export function revokeTokens(db: Db, which: { tokenId: number } | { source: string }, now: number = Date.now()) {
  const named = "tokenId" in which ? eq(ingestTokens.tokenId, which.tokenId) : eq(ingestTokens.source, which.source);
  return db
    .update(ingestTokens)
    .set({ revokedAt: now, webhookKey: null })
    .where(and(named, isNull(ingestTokens.revokedAt)))
    .run().changes;
}

/** The source of a bearer token that holds; null for any other text. */
export function sourceOfToken(db: Db, token: string): string | null {
  return (bearerIn(db).get(digestOf(token)) as string | undefined) ?? null;
}

// Asked at every post, where building the statement anew would cost more than all else that is asked of the store.
const bearers = new WeakMap<Db, ReturnType<typeof prepareBearer>>();
const prepareBearer = ({ $client }: Db) =>
  $client
    .prepare("SELECT source FROM ingest_tokens WHERE digest = ? AND kind = 'bearer' AND revoked_at IS NULL")
    .pluck();

function bearerIn(db: Db) {
  const bearer = bearers.get(db) ?? prepareBearer(db);
  bearers.set(db, bearer);
  return bearer;
}

/** The webhook keys that hold, each with its source. */
export function webhookKeys(db: Db): { source: string; key: WebhookKey }[] {
  return db
    .select({ source: ingestTokens.source, webhookKey: ingestTokens.webhookKey })
    .from(ingestTokens)
    .where(and(isNotNull(ingestTokens.webhookKey), isNull(ingestTokens.revokedAt)))
    .all()
    .map(({ source, webhookKey }) => ({ source, key: parseWebhookKey(webhookKey as string) }));
}

function insert(db: Db, row: Omit<typeof ingestTokens.$inferInsert, "tokenId">): void {
  if (!NAME.test(row.source)) throw new Problem("token_name_invalid", { expected: "such as core-banking" });
  db.insert(ingestTokens)
    .values(row)
    .onConflictDoUpdate({ target: ingestTokens.digest, set: { ...row, revokedAt: null } })
    .run();
}

const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();
