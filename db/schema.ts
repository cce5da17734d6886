import { blob, integer, sqliteTable, text } from "./drizzle.ts";

// The shape of the store for queries. The tables themselves, STRICT and with their triggers, are made by migrations/; a
// test compares the two.

export const sources = sqliteTable("sources", {
  sourceId: integer("source_id").primaryKey(),
  name: text("name").notNull(),
});

export const eventKinds = sqliteTable("event_kinds", {
  kindId: integer("kind_id").primaryKey(),
  domain: text("domain").notNull(),
  event: text("event").notNull(),
  version: integer("version").notNull(),
});

export const operators = sqliteTable("operators", {
  operatorId: integer("operator_id").primaryKey(),
  operatorKey: text("operator_key").notNull(),
  isAddress: integer("is_address", { mode: "boolean" }).notNull(),
});

export const operatorEmails = sqliteTable("operator_emails", {
  emailId: integer("email_id").primaryKey(),
  email: text("email").notNull(),
  operatorId: integer("operator_id").notNull(),
});

export const roleSets = sqliteTable("role_sets", {
  roleSetId: integer("role_set_id").primaryKey(),
  roles: text("roles", { mode: "json" }).$type<string[]>().notNull(),
});

/** @public The test of the schema compares every table. */
export const origins = sqliteTable("origins", {
  originId: integer("origin_id").primaryKey(),
  origin: text("origin").notNull(),
});

/** @public The test of the schema compares every table. */
export const methods = sqliteTable("methods", {
  methodId: integer("method_id").primaryKey(),
  method: text("method").notNull(),
});

/** @public The test of the schema compares every table. */
export const orgs = sqliteTable("orgs", { orgRef: integer("org_ref").primaryKey(), orgId: text("org_id").notNull() });

/** @public The test of the schema compares every table. */
export const statuses = sqliteTable("statuses", {
  statusId: integer("status_id").primaryKey(),
  status: text("status").notNull(),
});

export const reasons = sqliteTable("reasons", {
  reasonRef: integer("reason_ref").primaryKey(),
  reason: text("reason").notNull(),
  reasonId: integer("reason_id"),
  reasonDescription: text("reason_description"),
});

/** @public The test of the schema compares every table. */
export const descriptions = sqliteTable("descriptions", {
  descriptionId: integer("description_id").primaryKey(),
  description: text("description").notNull(),
  folded: text("folded").notNull(),
});

/** @public The test of the schema compares every table. */
export const phoneTypes = sqliteTable("phone_types", {
  phoneTypeId: integer("phone_type_id").primaryKey(),
  phoneType: text("phone_type").notNull(),
});

export const phoneNumbers = sqliteTable("phone_numbers", {
  numberId: integer("number_id").primaryKey(),
  spelling: text("spelling").notNull(),
  countryCode: text("country_code"),
  areaCode: text("area_code"),
  number: text("number"),
  digits: text("digits").notNull(),
  fullDigits: text("full_digits").notNull(),
});

export const auditEvents = sqliteTable("audit_events", {
  leafIndex: integer("leaf_index").primaryKey(),
  eventId: text("event_id").notNull(),
  kindId: integer("kind_id").notNull(),
  sourceId: integer("source_id").notNull(),
  subject: integer("subject").notNull(),
  occurredAt: integer("occurred_at").notNull(),
  recordedAt: integer("recorded_at").notNull(),
  orgRef: integer("org_ref"),
  cid: text("cid"),
  operatorId: integer("operator_id"),
  emailId: integer("email_id"),
  roleSetId: integer("role_set_id"),
  originId: integer("origin_id"),
  methodId: integer("method_id"),
  uri: text("uri"),
  accountId: integer("account_id"),
  customerId: integer("customer_id"),
  programId: integer("program_id"),
  statusId: integer("status_id"),
  reasonRef: integer("reason_ref"),
  descriptionId: integer("description_id"),
  phoneTypeId: integer("phone_type_id"),
  numberId: integer("number_id"),
  extension: text("extension"),
  active: integer("active", { mode: "boolean" }),
  flags: integer("flags").notNull(),
});

export const payloads = sqliteTable("payloads", {
  leafIndex: integer("leaf_index").primaryKey(),
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
});

export const revisions = sqliteTable("revisions", {
  leafIndex: integer("leaf_index").primaryKey(),
  slot: text("slot").notNull(),
  occurredAt: integer("occurred_at").notNull(),
  beforeLeaf: integer("before_leaf"),
  flags: integer("flags").notNull(),
});

export const quarantine = sqliteTable("quarantine", {
  quarantineId: integer("quarantine_id").primaryKey(),
  sourceId: integer("source_id").notNull(),
  file: text("file").notNull(),
  ordinal: integer("ordinal").notNull(),
  byteOffset: integer("byte_offset").notNull(),
  byteLength: integer("byte_length").notNull(),
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
  digest: blob("digest", { mode: "buffer" }).notNull(),
  code: text("code").notNull(),
  pointer: text("pointer"),
  expected: text("expected"),
  errorOffset: integer("error_offset"),
  firstSeenAt: integer("first_seen_at").notNull(),
  lastSeenAt: integer("last_seen_at").notNull(),
  times: integer("times").notNull().default(1),
  document: text("document"),
});

/** What came of a decision about what was refused. */
const DECIDED = ["discarded", "recorded", "duplicate", "refused"] as const;

export const quarantineDecisions = sqliteTable("quarantine_decisions", {
  decisionId: integer("decision_id").primaryKey(),
  quarantineId: integer("quarantine_id").notNull(),
  outcome: text("outcome", { enum: DECIDED }).notNull(),
  decidedBy: text("decided_by").notNull(),
  decidedAt: integer("decided_at").notNull(),
  reason: text("reason").notNull(),
  bytes: blob("bytes", { mode: "buffer" }),
  leafIndex: integer("leaf_index"),
  code: text("code"),
  pointer: text("pointer"),
  expected: text("expected"),
});

export const watchedFiles = sqliteTable("watched_files", {
  watchedId: integer("watched_id").primaryKey(),
  path: text("path").notNull(),
  size: integer("size").notNull(),
  modifiedAt: integer("modified_at").notNull(),
  pieces: integer("pieces").notNull(),
  complete: integer("complete", { mode: "boolean" }).notNull(),
  recordedAt: integer("recorded_at").notNull(),
});

export const snapshots = sqliteTable("snapshots", {
  snapshotId: integer("snapshot_id").primaryKey(),
  sourceId: integer("source_id").notNull(),
  asOf: integer("as_of").notNull(),
  recordedAt: integer("recorded_at").notNull(),
  digest: blob("digest", { mode: "buffer" }).notNull(),
});

export const customerPhones = sqliteTable("customer_phones", {
  customerPhoneId: integer("customer_phone_id").primaryKey(),
  digest: blob("digest", { mode: "buffer" }).notNull(),
  phoneId: text("phone_id").notNull(),
  customerId: integer("customer_id").notNull(),
  areaCode: text("area_code").notNull(),
  number: text("number").notNull(),
  type: text("type").notNull(),
  levelId: text("level_id").notNull(),
  hasSms: integer("has_sms", { mode: "boolean" }).notNull(),
  hasWhatsapp: integer("has_whatsapp", { mode: "boolean" }).notNull(),
  insertOrigin: text("insert_origin").notNull(),
  insertedBy: integer("inserted_by").notNull(),
  countryCode: text("country_code").notNull(),
  countryIso2: text("country_iso2").notNull(),
  fullNumber: text("full_number").notNull(),
  fullNumberCc: text("full_number_cc").notNull(),
});

export const snapshotPhones = sqliteTable("snapshot_phones", {
  snapshotId: integer("snapshot_id").notNull(),
  phoneId: text("phone_id").notNull(),
  customerPhoneId: integer("customer_phone_id").notNull(),
});

export type CustomerPhone = typeof customerPhones.$inferSelect;

/** What an event is about, which decides the list that shows it. */
export const SUBJECTS = { other: 0, status: 1, phone: 2 } as const;
export type Subject = keyof typeof SUBJECTS;

export const sourceHours = sqliteTable("source_hours", {
  sourceId: integer("source_id").notNull(),
  hour: integer("hour").notNull(),
  recorded: integer("recorded").notNull(),
  duplicate: integer("duplicate").notNull(),
  refused: integer("refused").notNull(),
  lateSum: integer("late_sum").notNull(),
  lateMost: integer("late_most").notNull(),
  lastAt: integer("last_at").notNull(),
});

export const redactions = sqliteTable("redactions", {
  leafIndex: integer("leaf_index").primaryKey(),
  payloadDigest: blob("payload_digest", { mode: "buffer" }).notNull(),
  canonicalDigest: blob("canonical_digest", { mode: "buffer" }).notNull(),
  reason: text("reason").notNull(),
  redactedBy: text("redacted_by").notNull(),
  redactedAt: integer("redacted_at").notNull(),
});

export const quarantineRedactions = sqliteTable("quarantine_redactions", {
  quarantineId: integer("quarantine_id").primaryKey(),
  reason: text("reason").notNull(),
  redactedBy: text("redacted_by").notNull(),
  redactedAt: integer("redacted_at").notNull(),
});
