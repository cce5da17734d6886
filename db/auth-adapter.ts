import { drizzleAdapter } from "better-auth/adapters/drizzle";

import type { Db } from "./client.ts";
import { credentials, secondFactors, sessions, verifications, viewers } from "./viewers-schema.ts";

/** How better-auth reaches our tables. Each of its writes is one statement, so none of them needs its transactions. */
export const authAdapter = (db: Db) =>
  drizzleAdapter(db, {
    provider: "sqlite",
    transaction: false,
    schema: {
      user: viewers,
      session: sessions,
      account: credentials,
      verification: verifications,
      twoFactor: secondFactors,
    },
  });
