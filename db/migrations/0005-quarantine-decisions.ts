/** What people decided about what was refused. The refused item itself never changes, and a decision neither. */
export const quarantineDecisions = `
-- The document that an item came in (its SHA-256), by which a bare body is known again; null for items from before.
ALTER TABLE quarantine ADD COLUMN document TEXT;
CREATE TRIGGER quarantine_keeps_document BEFORE UPDATE OF document ON quarantine
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;
CREATE INDEX quarantine_by_code ON quarantine (code, pointer, source_id);

CREATE TABLE quarantine_decisions (
  decision_id INTEGER PRIMARY KEY,
  quarantine_id INTEGER NOT NULL REFERENCES quarantine,
  outcome TEXT NOT NULL CHECK (outcome IN ('discarded', 'recorded', 'duplicate', 'refused')),
  decided_by TEXT NOT NULL CHECK (decided_by <> ''),
  decided_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- The payload as it was mended; null when it was replayed as it had come.
  bytes BLOB,
  -- The event that it is now.
  leaf_index INTEGER REFERENCES audit_events CHECK ((leaf_index IS NOT NULL) = (outcome IN ('recorded', 'duplicate'))),
  -- Why it was refused again.
  code TEXT CHECK ((code IS NOT NULL) = (outcome = 'refused')),
  pointer TEXT,
  expected TEXT
) STRICT;
CREATE INDEX quarantine_decisions_by_item ON quarantine_decisions (quarantine_id);
CREATE INDEX quarantine_decisions_by_leaf ON quarantine_decisions (leaf_index) WHERE leaf_index IS NOT NULL;
CREATE TRIGGER quarantine_decisions_no_update BEFORE UPDATE ON quarantine_decisions
BEGIN SELECT RAISE(ABORT, 'quarantine_decisions is append-only'); END;
CREATE TRIGGER quarantine_decisions_no_delete BEFORE DELETE ON quarantine_decisions
BEGIN SELECT RAISE(ABORT, 'quarantine_decisions is append-only'); END;
CREATE TRIGGER quarantine_decisions_no_replace BEFORE INSERT ON quarantine_decisions
WHEN EXISTS (SELECT 1 FROM quarantine_decisions WHERE decision_id = NEW.decision_id)
BEGIN SELECT RAISE(ABORT, 'quarantine_decisions is append-only'); END;
-- What became an event is decided for good.
CREATE TRIGGER quarantine_decisions_once BEFORE INSERT ON quarantine_decisions
WHEN EXISTS (
  SELECT 1 FROM quarantine_decisions
  WHERE quarantine_id = NEW.quarantine_id AND outcome IN ('recorded', 'duplicate')
)
BEGIN SELECT RAISE(ABORT, 'what became an event is decided for good'); END;
`;
