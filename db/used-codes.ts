import { createHash } from "node:crypto";

import type { Db } from "./client.ts";
import { lte } from "./drizzle.ts";
import { usedCodes } from "./viewers-schema.ts";

// A code of an authenticator is good for its own half minute and the ones beside it.
const KEEP_MS = 5 * 60 * 1000;

/** Uses up a code of a second factor; false when it was used before, also when two come at once. */
export function spendCode(db: Db, userId: string, code: string, now = Date.now()): boolean {
  db.delete(usedCodes)
    .where(lte(usedCodes.usedAt, new Date(now - KEEP_MS)))
    .run();
  const codeHash = createHash("sha256").update(code.trim()).digest("base64url");
  const row = { userId, codeHash, usedAt: new Date(now) };
  return db.insert(usedCodes).values(row).onConflictDoNothing().run().changes === 1;
}
