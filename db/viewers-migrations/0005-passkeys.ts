/** Passkeys, each of which opens the door alone, and the challenges that one was answered with already. */
export const passkeys = `
CREATE TABLE passkeys (
  passkey_id TEXT PRIMARY KEY,
  viewer_id TEXT NOT NULL REFERENCES viewers (viewer_id) ON DELETE CASCADE,
  credential_id TEXT NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  sign_count INTEGER NOT NULL,
  transports TEXT NOT NULL,
  name TEXT NOT NULL,
  host TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_viewer ON passkeys (viewer_id);

CREATE TABLE spent_challenges (
  challenge TEXT PRIMARY KEY,
  spent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
