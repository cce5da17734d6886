import { randomUUID } from "node:crypto";

import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { and, asc, count, eq, isNull, sql } from "./drizzle.ts";
import { hashPassword, requireStrong } from "./passwords.ts";
import { credentials, type Role, secondFactors, sessions, verifications, viewers } from "./viewers-schema.ts";

export type ViewerRow = { id: string; email: string; role: Role; disabledAt: Date | null; secondFactor: boolean };

type NewViewer = { email: string; role: Role };

/** Who came in by the link of a demo: it has no password, and the first administrator ends it. */
const DEMO = "demo@localhost";

/**
 * Adds a viewer, with a password or (null) without one yet.
 *
 * @throws Problem `email_invalid`, `password_weak`, `viewer_exists`
 */
export async function addViewer(db: Db, { email, role }: NewViewer, password: string | null): Promise<ViewerRow> {
  const address = parseEmail(email);
  if (password !== null) await requireStrong(password, address);
  const hash = password === null ? null : await hashPassword(password);
  return db.transaction(
    (tx) => {
      if (tx.select().from(viewers).where(eq(viewers.email, address)).get()) throw new Problem("viewer_exists");
      const [viewer] = tx.insert(viewers).values(newRow(address, role)).returning(ROW).all();
      if (!viewer) throw new Error("the viewer was not written");
      if (hash !== null) tx.insert(credentials).values(passwordRow(viewer.id, hash)).run();
      if (role === "admin") endDemo(tx as unknown as Db);
      return viewer;
    },
    { behavior: "immediate" },
  );
}

/** The viewer of a demo, made when it is asked for the first time. Its sessions end with the first real administrator. */
export function demoViewer(db: Db): string {
  const found = db.select().from(viewers).where(eq(viewers.email, DEMO)).get();
  if (found) return found.id;
  const row = { ...newRow(DEMO, "admin"), demo: true };
  db.insert(viewers).values(row).run();
  return row.id;
}

/**
 * Sets a viewer's password and ends every session: who had the old one is out.
 *
 * @throws Problem `password_weak`, `viewer_unknown`
 */
export async function setPassword(db: Db, viewerId: string, password: string): Promise<void> {
  const { email } = requireRow(db, eq(viewers.id, viewerId));
  await requireStrong(password, email);
  const hash = await hashPassword(password);
  db.transaction(
    (tx) => {
      tx.delete(credentials)
        .where(and(eq(credentials.userId, viewerId), eq(credentials.providerId, "credential")))
        .run();
      tx.insert(credentials).values(passwordRow(viewerId, hash)).run();
      tx.delete(sessions).where(eq(sessions.userId, viewerId)).run();
    },
    { behavior: "immediate" },
  );
}

/** Every viewer with how many passkeys they have, by e-mail; the demo's is not one. */
export const listViewers = (db: Db): (ViewerRow & { passkeys: number })[] =>
  db
    .select({ ...ROW, passkeys: PASSKEYS })
    .from(viewers)
    .where(eq(viewers.demo, false))
    .orderBy(asc(viewers.email))
    .all();

/** How many viewers there are; the demo's does not count, so that a first administrator can still be made. */
export const countViewers = (db: Db): number =>
  db.select({ viewers: count() }).from(viewers).where(eq(viewers.demo, false)).get()?.viewers ?? 0;

/** @throws Problem `viewer_unknown` */
export const findViewer = (db: Db, email: string): ViewerRow => requireRow(db, eq(viewers.email, parseEmail(email)));

/** @throws Problem `viewer_unknown` */
export const viewerEmail = (db: Db, viewerId: string): string => requireRow(db, eq(viewers.id, viewerId)).email;

/** What an administrator changes about a viewer. */
export type ViewerChange = { role?: Role; disabled?: "yes" | "no" };

/**
 * Changes a viewer's role, or whether they may sign in. Either ends their sessions.
 *
 * @throws Problem `viewer_unknown`, `last_admin` when nobody would be left who can manage viewers
 */
export function changeViewer(db: Db, viewerId: string, { role, disabled }: ViewerChange, now = Date.now()): ViewerRow {
  return db.transaction(
    (tx) => {
      const before = requireRow(tx as unknown as Db, and(eq(viewers.id, viewerId), eq(viewers.demo, false)));
      const disabledAt = disabled === undefined ? before.disabledAt : disabled === "yes" ? new Date(now) : null;
      const after = { role: role ?? before.role, disabledAt };
      const [viewer = before] = tx.update(viewers).set(after).where(eq(viewers.id, viewerId)).returning(ROW).all();
      if (before.role === "admin" && adminsLeft(tx as unknown as Db) === 0) throw new Problem("last_admin");
      tx.delete(sessions).where(eq(sessions.userId, viewerId)).run();
      return viewer;
    },
    { behavior: "immediate" },
  );
}

/**
 * An e-mail address as it is kept: lower case, without spaces around it.
 *
 * @throws Problem `email_invalid`
 */
export function parseEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(email)) return email;
  throw new Problem("email_invalid", { name: "email", expected: "an e-mail address" });
}

const PASSKEYS = sql<number>`(SELECT count(*) FROM passkeys WHERE passkeys.viewer_id = viewers.viewer_id)`;

const ROW = {
  id: viewers.id,
  email: viewers.email,
  role: viewers.role,
  disabledAt: viewers.disabledAt,
  secondFactor: viewers.twoFactorEnabled,
};

function requireRow(db: Db, where: ReturnType<typeof and>): ViewerRow {
  const row = db.select(ROW).from(viewers).where(where).get();
  if (!row) throw new Problem("viewer_unknown");
  return row;
}

const newRow = (email: string, role: Role) => {
  const now = new Date();
  // An administrator vouched for the address: that is what verifies it here.
  const told = { name: email, emailVerified: true, demo: false, twoFactorEnabled: false };
  return { id: randomUUID(), email, role, ...told, createdAt: now, updatedAt: now };
};

const passwordRow = (viewerId: string, password: string) => {
  const now = new Date();
  const names = { id: randomUUID(), userId: viewerId, providerId: "credential", accountId: viewerId };
  return { ...names, password, createdAt: now, updatedAt: now };
};

const adminsLeft = (db: Db): number =>
  db
    .select({ admins: count() })
    .from(viewers)
    .where(and(eq(viewers.role, "admin"), eq(viewers.demo, false), isNull(viewers.disabledAt)))
    .get()?.admins ?? 0;

const endDemo = (db: Db) => db.delete(viewers).where(eq(viewers.demo, true)).run();

/** Whether a viewer may not sign in; one that does not exist may not. */
export function isDisabled(db: Db, viewerId: string): boolean {
  const found = db.select({ at: viewers.disabledAt }).from(viewers).where(eq(viewers.id, viewerId)).get();
  return found === undefined || found.at !== null;
}

/** The e-mail of the viewer who began a sign-in that asks for a second factor; null when there is no such beginning. */
export function challengedEmail(db: Db, challenge: string): string | null {
  const begun = db
    .select({ email: viewers.email })
    .from(verifications)
    .innerJoin(viewers, eq(viewers.id, verifications.value))
    .where(eq(verifications.identifier, challenge))
    .get();
  return begun?.email ?? null;
}

/**
 * Takes a viewer's second factor away, for one who lost it, and ends their sessions.
 *
 * @throws Problem `viewer_unknown`
 */
export function removeSecondFactor(db: Db, viewerId: string): ViewerRow {
  return db.transaction(
    (tx) => {
      requireRow(tx as unknown as Db, eq(viewers.id, viewerId));
      tx.delete(secondFactors).where(eq(secondFactors.userId, viewerId)).run();
      tx.update(viewers).set({ twoFactorEnabled: false }).where(eq(viewers.id, viewerId)).run();
      tx.delete(sessions).where(eq(sessions.userId, viewerId)).run();
      return requireRow(tx as unknown as Db, eq(viewers.id, viewerId));
    },
    { behavior: "immediate" },
  );
}
