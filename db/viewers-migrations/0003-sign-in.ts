/** Who may sign in, their sessions, and what keeps strangers out. Times are milliseconds since 1970. */
export const signIn = `
CREATE TABLE viewers (
  viewer_id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL,
  email_verified INTEGER NOT NULL CHECK (email_verified IN (0, 1)),
  image TEXT,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'investigator', 'auditor', 'admin')),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  disabled_at INTEGER,
  two_factor_enabled INTEGER NOT NULL CHECK (two_factor_enabled IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  session_id TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  viewer_id TEXT NOT NULL REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_viewer ON sessions (viewer_id);

CREATE TABLE credentials (
  credential_id TEXT PRIMARY KEY,
  viewer_id TEXT NOT NULL REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  provider_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (provider_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX credentials_by_viewer ON credentials (viewer_id);

CREATE TABLE verifications (
  verification_id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX verifications_by_identifier ON verifications (identifier);

CREATE TABLE second_factors (
  second_factor_id TEXT PRIMARY KEY,
  viewer_id TEXT NOT NULL UNIQUE REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
  failed_verification_count INTEGER,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;

-- A code that opened the door once: it opens it no second time.
CREATE TABLE used_codes (
  viewer_id TEXT NOT NULL REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (viewer_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Each try at a door, so that "ten in any fifteen minutes" is counted and not estimated.
CREATE TABLE door_tries (
  try_id INTEGER PRIMARY KEY,
  door_key TEXT NOT NULL,
  tried_at INTEGER NOT NULL
) STRICT;
CREATE INDEX door_tries_by_key ON door_tries (door_key, tried_at);
CREATE INDEX door_tries_by_time ON door_tries (tried_at);

CREATE TABLE one_time_links (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('first_admin', 'set_password', 'demo')),
  viewer_id TEXT REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
