import { createHash } from "node:crypto";

import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { eq } from "./drizzle.ts";
import { canonicalDigest } from "./ledger.ts";
import { redactions } from "./schema.ts";
import { onStore } from "./store-problems.ts";

/** The fewest days that a payload is kept: twelve months. The store itself refuses less. */
export const KEPT_DAYS = 366;

/** Which payloads are to be redacted, by whom and why. */
export type Redacting = { keepDays: number; by: string; reason: string };

/** Why and when a payload was redacted; its SHA-256 in hex is what is left of it. */
export type Redaction = { reason: string; redactedBy: string; redactedAt: number; sha256: string };

const DAY = 86_400_000;

/** How many payloads are older than the policy and still there. */
export function countRedactable(db: Db, { keepDays }: Pick<Redacting, "keepDays">, now: number): number {
  return db.$client.prepare(`SELECT count(*) ${OLD}`).pluck().get(boundOf(keepDays, now)) as number;
}

/**
 * Empties the payloads of events that occurred and were recorded longer ago than the policy keeps them, at most `limit` in one
 * transaction. The events, their leaf indexes and the hashes of their payloads stay.
 *
 * @returns the leaves that were redacted
 * @throws Problem `retention_too_short`, `decision_reason_missing`, `store_…`
 */
export function redactPayloads(db: Db, { keepDays, by, reason }: Redacting, now: number, limit = 1000): number[] {
  if (reason.trim() === "") throw new Problem("decision_reason_missing");
  // What is emptied is overwritten, not only let go.
  db.$client.pragma("secure_delete = ON");
  const insert = db.$client.prepare("INSERT INTO redactions VALUES (?, ?, ?, ?, ?, ?)");
  const empty = db.$client.prepare("UPDATE payloads SET bytes = x'' WHERE leaf_index = ?");
  const work = db.$client.transaction(() => {
    const old = db.$client.prepare(`SELECT leaf_index AS leaf, bytes ${OLD} ORDER BY leaf_index LIMIT ${limit}`);
    const leaves = old.all(boundOf(keepDays, now)) as { leaf: number; bytes: Buffer }[];
    for (const { leaf, bytes } of leaves) {
      const digest = createHash("sha256").update(bytes).digest();
      const canonical = canonicalDigest(bytes);
      insert.run(leaf, digest, canonical, reason.trim(), by, now);
      empty.run(leaf);
    }
    return leaves.map(({ leaf }) => leaf);
  });
  return onStore(() => work.immediate());
}

/** Why the payload of an event is no longer there; null while it is. */
export function findRedaction(db: Db, leafIndex: number): Redaction | null {
  const found = db.select().from(redactions).where(eq(redactions.leafIndex, leafIndex)).get();
  if (!found) return null;
  const { reason, redactedBy, redactedAt, payloadDigest } = found;
  return { reason, redactedBy, redactedAt, sha256: payloadDigest.toString("hex") };
}

const OLD = `FROM payloads JOIN audit_events USING (leaf_index)
  WHERE length(bytes) > 0 AND max(recorded_at, occurred_at) < ?`;

/** The instant before which what was recorded is older than so many days. */
export function boundOf(keepDays: number, now: number): number {
  if (!(keepDays >= KEPT_DAYS)) throw new Problem("retention_too_short", { expected: `at least ${KEPT_DAYS} days` });
  return now - keepDays * DAY;
}
