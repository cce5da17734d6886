import { integer, sqliteTable, text } from "./drizzle.ts";

// The shape of the viewers' store for queries. The tables themselves are made by viewers-migrations/; a test compares
// the two.

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
