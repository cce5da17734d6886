import { blob, integer, sqliteTable, text } from "./drizzle.ts";

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

export const passkeys = sqliteTable("passkeys", {
  id: text("passkey_id").primaryKey(),
  viewerId: text("viewer_id").notNull(),
  /** What the authenticator calls it. */
  credentialId: text("credential_id").notNull(),
  publicKey: blob("public_key", { mode: "buffer" }).notNull(),
  /** How often it has signed, where it counts; who lags behind is a copy. */
  signCount: integer("sign_count").notNull(),
  transports: text("transports", { mode: "json" }).$type<string[]>().notNull(),
  name: text("name").notNull(),
  /** The host that it opens; a browser shows it to no other. */
  host: text("host").notNull(),
  createdAt: time("created_at").notNull(),
  lastUsedAt: time("last_used_at"),
});

export const spentChallenges = sqliteTable("spent_challenges", {
  challenge: text("challenge").primaryKey(),
  spentAt: time("spent_at").notNull(),
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

export const savedViews = sqliteTable("saved_views", {
  viewId: text("view_id").primaryKey(),
  owner: text("owner").notNull(),
  deletedAt: integer("deleted_at"),
  deletedBy: text("deleted_by"),
});

export const savedViewVersions = sqliteTable("saved_view_versions", {
  viewId: text("view_id").notNull(),
  version: integer("version").notNull(),
  name: text("name").notNull(),
  visibility: text("visibility", { enum: ["private", "shared"] }).notNull(),
  period: text("period", { enum: ["live", "frozen"] }).notNull(),
  path: text("path").notNull(),
  query: text("query").notNull(),
  savedAt: integer("saved_at").notNull(),
  savedBy: text("saved_by").notNull(),
});

/** How far an export came. One that runs in no process any more was interrupted, whatever its row says. */
const EXPORT_STATUSES = ["running", "done", "failed", "aborted"] as const;

export const exportRecords = sqliteTable("exports", {
  exportId: text("export_id").primaryKey(),
  viewer: text("viewer").notNull(),
  /** Whether the trail was the made-up one. */
  demo: integer("demo", { mode: "boolean" }).notNull(),
  list: text("list").notNull(),
  search: text("search").notNull(),
  zone: text("zone").notNull(),
  now: integer("now").notNull(),
  ledgerSize: integer("ledger_size").notNull(),
  format: text("format").notNull(),
  version: text("version").notNull(),
  startedAt: integer("started_at").notNull(),
  status: text("status", { enum: EXPORT_STATUSES }).notNull(),
  finishedAt: integer("finished_at"),
  rows: integer("rows").notNull(),
  bytes: integer("bytes"),
  sha256: text("sha256"),
  columns: text("columns", { mode: "json" }).$type<string[]>(),
  cutCells: integer("cut_cells"),
  /** The code of the problem that it ended in. */
  problem: text("problem"),
});

export const ingestTokens = sqliteTable("ingest_tokens", {
  tokenId: integer("token_id").primaryKey(),
  source: text("source").notNull(),
  kind: text("kind").$type<"bearer" | "webhook">().notNull(),
  digest: blob("digest", { mode: "buffer" }).notNull(),
  webhookKey: text("webhook_key"),
  createdAt: integer("created_at").notNull(),
  revokedAt: integer("revoked_at"),
});
