/** The trail: dictionaries, events, payloads, revisions, quarantine, registry. */
export const trail = `
-- Dictionaries: what recurs is written once, and rows stay narrow.
CREATE TABLE sources (source_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE event_kinds (
  kind_id INTEGER PRIMARY KEY,
  domain TEXT NOT NULL,
  event TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (event, version, domain)
) STRICT;
CREATE TABLE operators (
  operator_id INTEGER PRIMARY KEY,
  operator_key TEXT NOT NULL UNIQUE,
  is_address INTEGER NOT NULL CHECK (is_address IN (0, 1))
) STRICT;
CREATE TABLE operator_emails (
  email_id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  operator_id INTEGER NOT NULL REFERENCES operators
) STRICT;
CREATE TABLE role_sets (role_set_id INTEGER PRIMARY KEY, roles TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE origins (origin_id INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE methods (method_id INTEGER PRIMARY KEY, method TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE orgs (org_ref INTEGER PRIMARY KEY, org_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE statuses (status_id INTEGER PRIMARY KEY, status TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE reasons (
  reason_ref INTEGER PRIMARY KEY,
  reason TEXT NOT NULL UNIQUE,
  reason_id INTEGER,
  reason_description TEXT
) STRICT;
CREATE TABLE descriptions (
  description_id INTEGER PRIMARY KEY,
  description TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;
CREATE TABLE phone_types (phone_type_id INTEGER PRIMARY KEY, phone_type TEXT NOT NULL UNIQUE) STRICT;

-- One row for each spelling of a number. The digits are as received: null parts are empty, and nothing is assumed.
CREATE TABLE phone_numbers (
  number_id INTEGER PRIMARY KEY,
  spelling TEXT NOT NULL UNIQUE,
  country_code TEXT,
  area_code TEXT,
  number TEXT,
  digits TEXT NOT NULL,
  full_digits TEXT NOT NULL
) STRICT;
CREATE INDEX phone_numbers_by_digits ON phone_numbers (digits);
CREATE INDEX phone_numbers_by_full_digits ON phone_numbers (full_digits);
CREATE INDEX phone_numbers_by_last_four ON phone_numbers (substr(full_digits, -4));
CREATE INDEX phone_numbers_by_area ON phone_numbers (area_code);

CREATE TABLE audit_events (
  leaf_index INTEGER PRIMARY KEY CHECK (leaf_index >= 0),
  event_id TEXT NOT NULL UNIQUE,
  kind_id INTEGER NOT NULL REFERENCES event_kinds,
  source_id INTEGER NOT NULL REFERENCES sources,
  subject INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  org_ref INTEGER REFERENCES orgs,
  cid TEXT,
  operator_id INTEGER REFERENCES operators,
  email_id INTEGER REFERENCES operator_emails,
  role_set_id INTEGER REFERENCES role_sets,
  origin_id INTEGER REFERENCES origins,
  method_id INTEGER REFERENCES methods,
  uri TEXT,
  account_id INTEGER,
  customer_id INTEGER,
  program_id INTEGER,
  status_id INTEGER REFERENCES statuses,
  reason_ref INTEGER REFERENCES reasons,
  description_id INTEGER REFERENCES descriptions,
  phone_type_id INTEGER REFERENCES phone_types,
  number_id INTEGER REFERENCES phone_numbers,
  extension TEXT,
  active INTEGER CHECK (active IN (0, 1)),
  flags INTEGER NOT NULL
) STRICT;
-- Every index ends in the row id, so each of these is already in the order of events.
CREATE INDEX audit_events_by_time ON audit_events (occurred_at);
CREATE INDEX audit_events_by_subject ON audit_events (subject, occurred_at);
CREATE INDEX audit_events_by_operator ON audit_events (operator_id, occurred_at);
CREATE INDEX audit_events_by_account ON audit_events (account_id, occurred_at);
CREATE INDEX audit_events_by_customer ON audit_events (customer_id, occurred_at) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_events_by_number ON audit_events (number_id, occurred_at) WHERE number_id IS NOT NULL;

CREATE TABLE payloads (
  leaf_index INTEGER PRIMARY KEY REFERENCES audit_events,
  bytes BLOB NOT NULL
) STRICT;

-- Derived: what each event's slot held before it. A late event changes its successor's row, so this table may change.
CREATE TABLE revisions (
  leaf_index INTEGER PRIMARY KEY REFERENCES audit_events,
  slot TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  before_leaf INTEGER REFERENCES audit_events,
  flags INTEGER NOT NULL
) STRICT;
CREATE INDEX revisions_by_slot ON revisions (slot, occurred_at);

CREATE TABLE quarantine (
  quarantine_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources,
  file TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  digest BLOB NOT NULL,
  code TEXT NOT NULL,
  pointer TEXT,
  expected TEXT,
  error_offset INTEGER,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  times INTEGER NOT NULL DEFAULT 1,
  UNIQUE (digest, source_id, file, byte_offset, code)
) STRICT;

CREATE TABLE snapshots (
  snapshot_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources,
  as_of INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  UNIQUE (as_of, digest)
) STRICT;
CREATE TABLE customer_phones (
  customer_phone_id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  phone_id TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  area_code TEXT NOT NULL,
  number TEXT NOT NULL,
  type TEXT NOT NULL,
  level_id TEXT NOT NULL,
  has_sms INTEGER NOT NULL,
  has_whatsapp INTEGER NOT NULL,
  insert_origin TEXT NOT NULL,
  inserted_by INTEGER NOT NULL,
  country_code TEXT NOT NULL,
  country_iso2 TEXT NOT NULL,
  full_number TEXT NOT NULL,
  full_number_cc TEXT NOT NULL
) STRICT;
CREATE INDEX customer_phones_by_customer ON customer_phones (customer_id);
CREATE TABLE snapshot_phones (
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  phone_id TEXT NOT NULL,
  customer_phone_id INTEGER NOT NULL REFERENCES customer_phones,
  PRIMARY KEY (snapshot_id, phone_id)
) STRICT, WITHOUT ROWID;
`;
