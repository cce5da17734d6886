import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { eq } from "./drizzle.ts";
import { boundOf, type Redacting, type Redaction } from "./redactions.ts";
import { quarantineRedactions } from "./schema.ts";
import { onStore } from "./store-problems.ts";

/** How many refused items are older than the policy and still have their bytes. */
export function countRedactableItems(db: Db, { keepDays }: Pick<Redacting, "keepDays">, now: number): number {
  const old = { bound: boundOf(keepDays, now) };
  return db.$client.prepare(`SELECT count(*) ${OLD}`).pluck().get(old) as number;
}

/**
 * Empties what was refused longer ago than the policy keeps it, and the payloads to which it was mended, at most `limit` items in
 * one transaction. The items, their places, digests and decisions stay.
 *
 * @returns how many were redacted
 * @throws Problem `retention_too_short`, `decision_reason_missing`, `store_…`
 */
export function redactQuarantine(db: Db, { keepDays, by, reason }: Redacting, now: number, limit = 1000): number {
  if (reason.trim() === "") throw new Problem("decision_reason_missing");
  const { $client } = db;
  // What is emptied is overwritten, not only let go.
  $client.pragma("secure_delete = ON");
  const old = $client.prepare(`SELECT quarantine_id ${OLD} ORDER BY quarantine_id LIMIT ${limit}`).pluck();
  const insert = $client.prepare("INSERT INTO quarantine_redactions VALUES (?, ?, ?, ?)");
  const empty = ["quarantine", "quarantine_decisions"].map((table) =>
    $client.prepare(`UPDATE ${table} SET bytes = x'' WHERE quarantine_id = ? AND bytes IS NOT NULL`),
  );
  const work = $client.transaction(() => {
    const items = old.all({ bound: boundOf(keepDays, now) }) as number[];
    for (const item of items) {
      insert.run(item, reason.trim(), by, now);
      for (const statement of empty) statement.run(item);
    }
    return items.length;
  });
  return onStore(() => work.immediate());
}

/** Why the bytes of a refused item are no longer there; null while they are. */
export function findItemRedaction(db: Db, quarantineId: number): Omit<Redaction, "sha256"> | null {
  const { reason, redactedBy, redactedAt } = quarantineRedactions;
  const found = db.select({ reason, redactedBy, redactedAt }).from(quarantineRedactions);
  return found.where(eq(quarantineRedactions.quarantineId, quarantineId)).get() ?? null;
}

const OLD = `FROM quarantine WHERE last_seen_at < @bound
  AND quarantine_id NOT IN (SELECT quarantine_id FROM quarantine_redactions)
  AND NOT EXISTS (
    SELECT 1 FROM quarantine_decisions AS decision
    WHERE decision.quarantine_id = quarantine.quarantine_id AND decided_at >= @bound)`;
