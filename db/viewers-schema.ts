import { integer, sqliteTable, text } from "./drizzle.ts";

// The shape of viewers.db for queries; viewers-migrations/ make the tables. Where better-auth writes a table, the names of
// the properties are the names that it knows, and the columns are ours.

/** What a viewer may do beyond reading: app/permissions.ts has the table. */
export const ROLES = ["viewer", "investigator", "auditor", "admin"] as const;
export type Role = (typeof ROLES)[number];

const time = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });

export const viewers = sqliteTable("viewers", {
  id: text("viewer_id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  emailVerified: flag("email_verified").notNull(),
  image: text("image"),
  role: text("role", { enum: ROLES }).notNull(),
  /** Came in by the link of a demo, which no password opens again. */
  demo: flag("demo").notNull(),
  disabledAt: time("disabled_at"),
  twoFactorEnabled: flag("two_factor_enabled").notNull(),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const sessions = sqliteTable("sessions", {
  id: text("session_id").primaryKey(),
  token: text("token").notNull(),
  userId: text("viewer_id").notNull(),
  expiresAt: time("expires_at").notNull(),
  lastSeenAt: time("last_seen_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const credentials = sqliteTable("credentials", {
  id: text("credential_id").primaryKey(),
  userId: text("viewer_id").notNull(),
  providerId: text("provider_id").notNull(),
  accountId: text("account_id").notNull(),
  password: text("password"),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: time("access_token_expires_at"),
  refreshTokenExpiresAt: time("refresh_token_expires_at"),
  scope: text("scope"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const verifications = sqliteTable("verifications", {
  id: text("verification_id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: time("expires_at").notNull(),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const secondFactors = sqliteTable("second_factors", {
  id: text("second_factor_id").primaryKey(),
  userId: text("viewer_id").notNull(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: flag("verified").notNull(),
  failedVerificationCount: integer("failed_verification_count"),
  lockedUntil: time("locked_until"),
});

export const usedCodes = sqliteTable("used_codes", {
  userId: text("viewer_id").notNull(),
  codeHash: text("code_hash").notNull(),
  usedAt: time("used_at").notNull(),
});

export const doorTries = sqliteTable("door_tries", {
  tryId: integer("try_id").primaryKey(),
  key: text("door_key").notNull(),
  triedAt: time("tried_at").notNull(),
});

export const oneTimeLinks = sqliteTable("one_time_links", {
  tokenHash: text("token_hash").primaryKey(),
  purpose: text("purpose", { enum: ["first_admin", "set_password", "demo"] }).notNull(),
  viewerId: text("viewer_id"),
  expiresAt: time("expires_at").notNull(),
});
