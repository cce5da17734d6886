import type { Db } from "./client.ts";
import { and, desc, eq, gt, ne } from "./drizzle.ts";
import { remembered } from "./remembered.ts";
import { type Role, sessions, viewers } from "./viewers-schema.ts";

/** How long a session lasts: whatever happens, and without being used. */
export const SESSION_S = 12 * 60 * 60;
export const IDLE_MS = 30 * 60 * 1000;
const TOUCH_MS = 60 * 1000;

/** Who a session belongs to. */
export type Who = { id: string; email: string; role: Role; sessionId: string; secondFactor: boolean };

export type SessionRow = { id: string; lastSeenAt: Date; createdAt: Date; userAgent: string | null; ip: string | null };

/**
 * Who a session's token belongs to; null when the session has ended, was idle for too long, or its viewer is disabled.
 * Asked at every request, so that what was revoked opens nothing any more. It notes at most once a minute that the session
 * was used.
 */
export function findSession(db: Db, token: string, now = Date.now()): Who | null {
  // Whatever ends a session is written to this store, and with that what is remembered of it is forgotten.
  const found = remembered(db, `session ${token}`, () => sessionOf(db, token));
  if (!found) return null;
  const { session, viewer } = found;
  if (viewer.disabledAt !== null || !isLive(session, now)) {
    endSession(db, session.id);
    return null;
  }
  if (now - session.lastSeenAt.getTime() >= TOUCH_MS) {
    db.update(sessions)
      .set({ lastSeenAt: new Date(now) })
      .where(eq(sessions.id, session.id))
      .run();
  }
  const { id, email, role, twoFactorEnabled: secondFactor } = viewer;
  return { id, email, role, sessionId: session.id, secondFactor };
}

const sessionOf = (db: Db, token: string) =>
  db
    .select({ session: sessions, viewer: viewers })
    .from(sessions)
    .innerJoin(viewers, eq(viewers.id, sessions.userId))
    .where(eq(sessions.token, token))
    .get();

const isLive = ({ expiresAt, lastSeenAt }: { expiresAt: Date; lastSeenAt: Date }, now: number): boolean =>
  now < expiresAt.getTime() && now - lastSeenAt.getTime() < IDLE_MS;

/** The live sessions of a viewer, the one used last first. */
export function listSessions(db: Db, viewerId: string, now = Date.now()): SessionRow[] {
  const { id, lastSeenAt, createdAt, userAgent, ipAddress: ip } = sessions;
  return db
    .select({ id, lastSeenAt, createdAt, userAgent, ip })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, viewerId),
        gt(sessions.expiresAt, new Date(now)),
        gt(lastSeenAt, new Date(now - IDLE_MS)),
      ),
    )
    .orderBy(desc(lastSeenAt))
    .all();
}

/** Ends one session of a viewer; another viewer's is left alone. */
export function revokeSession(db: Db, viewerId: string, sessionId: string): void {
  db.delete(sessions)
    .where(and(eq(sessions.userId, viewerId), eq(sessions.id, sessionId)))
    .run();
}

/** Ends every session of a viewer but one. */
export function revokeOthers(db: Db, viewerId: string, keep: string): void {
  db.delete(sessions)
    .where(and(eq(sessions.userId, viewerId), ne(sessions.id, keep)))
    .run();
}

const endSession = (db: Db, sessionId: string) => db.delete(sessions).where(eq(sessions.id, sessionId)).run();
