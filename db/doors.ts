import type { Db } from "./client.ts";
import { and, asc, count, eq, gt, inArray, lte } from "./drizzle.ts";
import { doorTries } from "./viewers-schema.ts";

/** A door's limit: how often one key may try in any stretch of the window. */
export type Limit = { key: string; most: number };

/** In any 15 minutes. */
export const WINDOW_MS = 15 * 60 * 1000;

export type Admission = { ok: true; tries: number[] } | { ok: false; retryAfterS: number };

/**
 * Counts a try against every limit, before anything is verified; refused, it counts against none, so that a flood of
 * guesses at one account does not shut everybody out. Every try is a row: a fixed window would let twice as many through
 * around its edge.
 */
export function admit(db: Db, limits: Limit[], now = Date.now()): Admission {
  const since = new Date(now - WINDOW_MS);
  return db.transaction(
    (tx) => {
      tx.delete(doorTries).where(lte(doorTries.triedAt, since)).run();
      for (const { key, most } of limits) {
        const ours = and(eq(doorTries.key, key), gt(doorTries.triedAt, since));
        const tried = tx.select({ tries: count() }).from(doorTries).where(ours).get()?.tries ?? 0;
        if (tried < most) continue;
        const oldest = tx.select().from(doorTries).where(ours).orderBy(asc(doorTries.triedAt)).limit(1).get();
        return { ok: false, retryAfterS: Math.ceil(((oldest?.triedAt.getTime() ?? now) + WINDOW_MS - now) / 1000) };
      }
      const rows = limits.map(({ key }) => ({ key, triedAt: new Date(now) }));
      const written = tx.insert(doorTries).values(rows).returning({ tryId: doorTries.tryId }).all();
      return { ok: true, tries: written.map(({ tryId }) => tryId) };
    },
    { behavior: "immediate" },
  );
}

/** Takes back tries that turned out to be no guesses: whoever has the password may sign in as often as they like. */
export function forgive(db: Db, tries: number[]): void {
  db.delete(doorTries).where(inArray(doorTries.tryId, tries)).run();
}
