import { blob, integer, sqliteTable, text } from "./drizzle.ts";

// The shape of the viewers' store for queries; viewers-migrations/ makes the tables, and a test compares the two.

export const ingestTokens = sqliteTable("ingest_tokens", {
  tokenId: integer("token_id").primaryKey(),
  source: text("source").notNull(),
  kind: text("kind").$type<"bearer" | "webhook">().notNull(),
  digest: blob("digest", { mode: "buffer" }).notNull(),
  webhookKey: text("webhook_key"),
  createdAt: integer("created_at").notNull(),
  revokedAt: integer("revoked_at"),
});
