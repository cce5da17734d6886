/** What was exported: one row an export, written when it begins and once more when it ends. */
export const exportRecords = `
CREATE TABLE exports (
  export_id TEXT PRIMARY KEY NOT NULL,
  viewer TEXT NOT NULL,
  demo INTEGER NOT NULL,
  list TEXT NOT NULL,
  search TEXT NOT NULL,
  zone TEXT NOT NULL,
  now INTEGER NOT NULL,
  ledger_size INTEGER NOT NULL,
  format TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  finished_at INTEGER,
  rows INTEGER NOT NULL,
  bytes INTEGER,
  sha256 TEXT,
  columns TEXT,
  cut_cells INTEGER,
  problem TEXT
) STRICT;
`;
