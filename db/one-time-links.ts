import { createHash, randomBytes } from "node:crypto";

import type { Db } from "./client.ts";
import { and, eq, gt, lte } from "./drizzle.ts";
import { oneTimeLinks } from "./viewers-schema.ts";

export type OneTimeLink = Pick<typeof oneTimeLinks.$inferSelect, "purpose" | "viewerId">;

const LASTS_MS = 30 * 60 * 1000;

/** Makes a link that works once within 30 minutes and returns its token, which is kept only as a hash. */
export function makeLink(db: Db, link: OneTimeLink, now = Date.now()): string {
  const token = randomBytes(32).toString("base64url");
  db.transaction(
    (tx) => {
      tx.delete(oneTimeLinks)
        .where(lte(oneTimeLinks.expiresAt, new Date(now)))
        .run();
      // The newest counts: a link that was asked for again takes the place of the one that was lost.
      tx.delete(oneTimeLinks).where(sameTarget(link)).run();
      tx.insert(oneTimeLinks)
        .values({ ...link, tokenHash: hashOf(token), expiresAt: new Date(now + LASTS_MS) })
        .run();
    },
    { behavior: "immediate" },
  );
  return token;
}

/** What a token opens, without using it up; null where it opens nothing, or no more. */
export function findLink(db: Db, token: string, now = Date.now()): OneTimeLink | null {
  return db.select(LINK).from(oneTimeLinks).where(opens(token, now)).get() ?? null;
}

/** Uses a token up; of two that come at once, one gets what it opens and the other null. */
export function takeLink(db: Db, token: string, now = Date.now()): OneTimeLink | null {
  return db.delete(oneTimeLinks).where(opens(token, now)).returning(LINK).get() ?? null;
}

const LINK = { purpose: oneTimeLinks.purpose, viewerId: oneTimeLinks.viewerId };

const opens = (token: string, now: number) =>
  and(eq(oneTimeLinks.tokenHash, hashOf(token)), gt(oneTimeLinks.expiresAt, new Date(now)));

const sameTarget = ({ purpose, viewerId }: OneTimeLink) =>
  viewerId === null ? eq(oneTimeLinks.purpose, purpose) : eq(oneTimeLinks.viewerId, viewerId);

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
