/** Who may post events. A bearer token is kept as its SHA-256; a webhook secret has to be kept as it is. */
export const ingestTokens = `
CREATE TABLE ingest_tokens (
  token_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bearer', 'webhook')),
  digest BLOB NOT NULL UNIQUE,
  webhook_key TEXT CHECK ((webhook_key IS NULL) = (kind = 'bearer' OR revoked_at IS NOT NULL)),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
`;
