/** What was refused is emptied when its time is over, as payloads are: the item, its place, its digest and its decisions stay. */
export const quarantineRedactions = `
CREATE TABLE quarantine_redactions (
  quarantine_id INTEGER PRIMARY KEY REFERENCES quarantine,
  reason TEXT NOT NULL CHECK (reason <> ''),
  redacted_by TEXT NOT NULL CHECK (redacted_by <> ''),
  redacted_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER quarantine_redactions_no_update BEFORE UPDATE ON quarantine_redactions
BEGIN SELECT RAISE(ABORT, 'quarantine_redactions is append-only'); END;
CREATE TRIGGER quarantine_redactions_no_delete BEFORE DELETE ON quarantine_redactions
BEGIN SELECT RAISE(ABORT, 'quarantine_redactions is append-only'); END;
CREATE TRIGGER quarantine_redactions_no_replace BEFORE INSERT ON quarantine_redactions
WHEN EXISTS (SELECT 1 FROM quarantine_redactions WHERE quarantine_id = NEW.quarantine_id)
BEGIN SELECT RAISE(ABORT, 'quarantine_redactions is append-only'); END;
-- Twelve months at least, whoever asks: 366 days after it last came, and after the last decision about it.
CREATE TRIGGER quarantine_redactions_not_before BEFORE INSERT ON quarantine_redactions
WHEN EXISTS (
  SELECT 1 FROM quarantine WHERE quarantine_id = NEW.quarantine_id AND last_seen_at > unixepoch() * 1000 - 31622400000
) OR EXISTS (
  SELECT 1 FROM quarantine_decisions
  WHERE quarantine_id = NEW.quarantine_id AND decided_at > unixepoch() * 1000 - 31622400000
)
BEGIN SELECT RAISE(ABORT, 'what was refused is kept for twelve months'); END;

DROP TRIGGER quarantine_no_update;
CREATE TRIGGER quarantine_no_update BEFORE UPDATE OF
  quarantine_id, source_id, file, ordinal, byte_offset, byte_length, digest, code, pointer, expected, error_offset, first_seen_at
ON quarantine
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;
CREATE TRIGGER quarantine_keeps_bytes BEFORE UPDATE OF bytes ON quarantine
WHEN NEW.bytes IS NOT x'' OR NOT EXISTS (SELECT 1 FROM quarantine_redactions WHERE quarantine_id = OLD.quarantine_id)
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;

DROP TRIGGER quarantine_decisions_no_update;
CREATE TRIGGER quarantine_decisions_no_update BEFORE UPDATE OF
  decision_id, quarantine_id, outcome, decided_by, decided_at, reason, leaf_index, code, pointer, expected
ON quarantine_decisions
BEGIN SELECT RAISE(ABORT, 'quarantine_decisions is append-only'); END;
CREATE TRIGGER quarantine_decisions_keep_bytes BEFORE UPDATE OF bytes ON quarantine_decisions
WHEN OLD.bytes IS NULL OR NEW.bytes IS NOT x''
  OR NOT EXISTS (SELECT 1 FROM quarantine_redactions WHERE quarantine_id = OLD.quarantine_id)
BEGIN SELECT RAISE(ABORT, 'quarantine_decisions is append-only'); END;
`;
