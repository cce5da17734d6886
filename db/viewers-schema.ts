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
