import { integer, sqliteTable, text } from "./drizzle.ts";

// Events counted by what they are broken down by: derived, and kept in the transaction that appends.

/** A combination of what events are broken down by; `flags` are all that an event has, recorded and derived. */
export const shapes = sqliteTable("shapes", {
  shapeId: integer("shape_id").primaryKey(),
  shape: text("shape").notNull(),
  kindId: integer("kind_id").notNull(),
  subject: integer("subject").notNull(),
  operatorId: integer("operator_id"),
  roleSetId: integer("role_set_id"),
  originId: integer("origin_id"),
  statusId: integer("status_id"),
  reasonRef: integer("reason_ref"),
  flags: integer("flags").notNull(),
  events: integer("events").notNull().default(0),
});

/** The events of each shape, in order of time. @public The test of the schema compares every table. */
export const occurrences = sqliteTable("occurrences", {
  shapeId: integer("shape_id").notNull(),
  occurredAt: integer("occurred_at").notNull(),
  leafIndex: integer("leaf_index").notNull(),
});

/** How many events of a kind there were in each quarter of an hour since 1970, UTC. @public The test of the schema compares every table. */
export const quarterHours = sqliteTable("quarter_hours", {
  quarter: integer("quarter").notNull(),
  kindId: integer("kind_id").notNull(),
  subject: integer("subject").notNull(),
  events: integer("events").notNull(),
});

export const QUARTER_HOUR = 900_000;
