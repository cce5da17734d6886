import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { and, asc, count, eq, lt, lte } from "./drizzle.ts";
import { passkeys, sessions, spentChallenges, viewers } from "./viewers-schema.ts";

export type Passkey = typeof passkeys.$inferSelect;
export type NewPasskey = Omit<Passkey, "createdAt" | "lastUsedAt">;
/** A passkey as its viewer sees it. */
export type PasskeyRow = Pick<Passkey, "id" | "name" | "host" | "createdAt" | "lastUsedAt">;

/** How many a viewer may have. */
const MOST = 20;
// A challenge is good for five minutes.
const KEEP_MS = 10 * 60 * 1000;

/** A viewer's passkeys, the oldest first. */
export function listPasskeys(db: Db, viewerId: string): PasskeyRow[] {
  const { id, name, host, createdAt, lastUsedAt } = passkeys;
  return db
    .select({ id, name, host, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.viewerId, viewerId))
    .orderBy(asc(createdAt), asc(id))
    .all();
}

/** What an authenticator may be told of a viewer's passkeys, so that it does not make a second one. */
export const credentialsOf = (db: Db, viewerId: string): { id: string; transports: string[] }[] =>
  db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.viewerId, viewerId))
    .all();

/** The passkey that an authenticator names, with the e-mail of its viewer; null when there is none. */
export function findPasskey(db: Db, credentialId: string): (Passkey & { email: string }) | null {
  const found = db
    .select({ passkey: passkeys, email: viewers.email })
    .from(passkeys)
    .innerJoin(viewers, eq(viewers.id, passkeys.viewerId))
    .where(eq(passkeys.credentialId, credentialId))
    .get();
  return found ? { ...found.passkey, email: found.email } : null;
}

/** Whether a viewer may have one more. @throws Problem `passkey_limit` */
export function requireRoom(db: Db, viewerId: string): void {
  const had = db.select({ had: count() }).from(passkeys).where(eq(passkeys.viewerId, viewerId)).get()?.had ?? 0;
  if (had >= MOST) throw new Problem("passkey_limit", { expected: `${MOST} at most` });
}

/**
 * Adds a passkey.
 *
 * @throws Problem `passkey_limit`, `passkey_invalid` when there is one of that name of the authenticator's already
 */
export function addPasskey(db: Db, passkey: NewPasskey, now = Date.now()): void {
  db.transaction(
    (tx) => {
      requireRoom(tx as unknown as Db, passkey.viewerId);
      const row = { ...passkey, createdAt: new Date(now), lastUsedAt: null };
      if (tx.insert(passkeys).values(row).onConflictDoNothing().run().changes === 0)
        throw new Problem("passkey_invalid");
    },
    { behavior: "immediate" },
  );
}

/**
 * Uses a passkey's answer up: false when its challenge was answered before, when it was removed since it was looked for, or
 * when a copy of it has signed more often, also when two answers come at once.
 */
export function spendAnswer(
  db: Db,
  id: string,
  { challenge, signCount }: { challenge: string; signCount: number },
  now = Date.now(),
): boolean {
  const at = new Date(now);
  return db.transaction(
    (tx) => {
      tx.delete(spentChallenges)
        .where(lte(spentChallenges.spentAt, new Date(now - KEEP_MS)))
        .run();
      const spent = tx.insert(spentChallenges).values({ challenge, spentAt: at }).onConflictDoNothing().run();
      if (spent.changes === 0) return false;
      // Authenticators that share a passkey between devices count nothing, and say 0 each time.
      const further = signCount === 0 ? eq(passkeys.signCount, 0) : lt(passkeys.signCount, signCount);
      const used = tx
        .update(passkeys)
        .set({ signCount, lastUsedAt: at })
        .where(and(eq(passkeys.id, id), further))
        .run();
      return used.changes === 1;
    },
    { behavior: "immediate" },
  );
}

/** Removes one passkey of a viewer; another viewer's is left alone. */
export function removePasskey(db: Db, viewerId: string, id: string): void {
  db.delete(passkeys)
    .where(and(eq(passkeys.viewerId, viewerId), eq(passkeys.id, id)))
    .run();
}

/** Removes every passkey of a viewer who lost them, and ends their sessions: one of them may be a finder's. */
export function removePasskeys(db: Db, viewerId: string): void {
  db.transaction(
    (tx) => {
      tx.delete(passkeys).where(eq(passkeys.viewerId, viewerId)).run();
      tx.delete(sessions).where(eq(sessions.userId, viewerId)).run();
    },
    { behavior: "immediate" },
  );
}
