import type { Db } from "./client.ts";
import { and, eq } from "./drizzle.ts";
import { verifyPassword } from "./passwords.ts";
import { credentials } from "./viewers-schema.ts";

/** Whether a password is a viewer's; false for one who has none. */
export async function isPasswordOf(db: Db, viewerId: string, password: string): Promise<boolean> {
  const kept = db
    .select({ hash: credentials.password })
    .from(credentials)
    .where(and(eq(credentials.userId, viewerId), eq(credentials.providerId, "credential")))
    .get();
  return kept?.hash ? verifyPassword(password, kept.hash) : false;
}
