/** What each source sent in each hour, and payloads that were redacted when their time was over. */
export const sourcesAndRetention = `
CREATE TABLE source_hours (
  source_id INTEGER NOT NULL REFERENCES sources,
  -- Hours since 1970, by our clock.
  hour INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  -- How long after they occurred the recorded ones came: their sum, and the longest, in milliseconds.
  late_sum INTEGER NOT NULL,
  late_most INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (source_id, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO source_hours
SELECT source_id, hour, sum(recorded), 0, sum(refused), sum(late), max(late), max(at) FROM (
  SELECT source_id, recorded_at / 3600000 AS hour, 1 AS recorded, 0 AS refused,
    max(recorded_at - occurred_at, 0) AS late, recorded_at AS at FROM audit_events
  UNION ALL
  SELECT source_id, first_seen_at / 3600000, 0, 1, 0, first_seen_at FROM quarantine
) GROUP BY source_id, hour;
CREATE TRIGGER source_hours_no_delete BEFORE DELETE ON source_hours
BEGIN SELECT RAISE(ABORT, 'source_hours keeps every hour'); END;
CREATE TRIGGER source_hours_no_move BEFORE UPDATE OF source_id, hour ON source_hours
BEGIN SELECT RAISE(ABORT, 'source_hours keeps every hour'); END;
CREATE TRIGGER source_hours_no_replace BEFORE INSERT ON source_hours
WHEN EXISTS (SELECT 1 FROM source_hours WHERE source_id = NEW.source_id AND hour = NEW.hour)
BEGIN SELECT RAISE(ABORT, 'source_hours keeps every hour'); END;

-- A payload is emptied only when this says so; its hash stays, and that by which the same event is known again.
CREATE TABLE redactions (
  leaf_index INTEGER PRIMARY KEY REFERENCES audit_events,
  payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
  canonical_digest BLOB NOT NULL CHECK (length(canonical_digest) = 32),
  reason TEXT NOT NULL CHECK (reason <> ''),
  redacted_by TEXT NOT NULL CHECK (redacted_by <> ''),
  redacted_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER redactions_no_update BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;
CREATE TRIGGER redactions_no_delete BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;
CREATE TRIGGER redactions_no_replace BEFORE INSERT ON redactions
WHEN EXISTS (SELECT 1 FROM redactions WHERE leaf_index = NEW.leaf_index)
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;
-- Twelve months at least, whoever asks: 366 days after we recorded it and after it occurred.
CREATE TRIGGER redactions_not_before BEFORE INSERT ON redactions
WHEN EXISTS (
  SELECT 1 FROM audit_events
  WHERE leaf_index = NEW.leaf_index AND max(recorded_at, occurred_at) > unixepoch() * 1000 - 31622400000
)
BEGIN SELECT RAISE(ABORT, 'a payload is kept for twelve months'); END;
DROP TRIGGER payloads_no_update;
CREATE TRIGGER payloads_no_update BEFORE UPDATE ON payloads
WHEN NEW.leaf_index IS NOT OLD.leaf_index OR NEW.bytes IS NOT x''
  OR NOT EXISTS (SELECT 1 FROM redactions WHERE leaf_index = OLD.leaf_index)
BEGIN SELECT RAISE(ABORT, 'payloads is append-only'); END;
`;
