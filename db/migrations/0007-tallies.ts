/**
 * Events counted by their shape, which is what facets break them down by, so that no page reads every event to count it.
 * All of it is derived: from `audit_events`, and from the flags that `revisions` derives.
 */
export const tallies = `
-- Each combination of what events are broken down by, and how many events have it. Flags are all that an event has.
CREATE TABLE shapes (
  shape_id INTEGER PRIMARY KEY,
  shape TEXT NOT NULL UNIQUE,
  kind_id INTEGER NOT NULL REFERENCES event_kinds,
  subject INTEGER NOT NULL,
  operator_id INTEGER REFERENCES operators,
  role_set_id INTEGER REFERENCES role_sets,
  origin_id INTEGER REFERENCES origins,
  status_id INTEGER REFERENCES statuses,
  reason_ref INTEGER REFERENCES reasons,
  flags INTEGER NOT NULL,
  events INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The narrowest row that says what an event is and when: the events of a shape in a time are counted by one seek.
CREATE TABLE occurrences (
  shape_id INTEGER NOT NULL REFERENCES shapes,
  occurred_at INTEGER NOT NULL,
  leaf_index INTEGER NOT NULL,
  PRIMARY KEY (shape_id, occurred_at, leaf_index)
) STRICT, WITHOUT ROWID;

-- Events by quarter of an hour since 1970, UTC: the days of every zone are sums of these.
CREATE TABLE quarter_hours (
  quarter INTEGER NOT NULL,
  kind_id INTEGER NOT NULL REFERENCES event_kinds,
  subject INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (quarter, kind_id, subject)
) STRICT, WITHOUT ROWID;

INSERT INTO shapes (shape, kind_id, subject, operator_id, role_set_id, origin_id, status_id, reason_ref, flags, events)
SELECT json_array(kind_id, subject, operator_id, role_set_id, origin_id, status_id, reason_ref, all_flags) AS shape,
  kind_id, subject, operator_id, role_set_id, origin_id, status_id, reason_ref, all_flags, count(*)
FROM (
  -- 392: late, contradiction and noop, which are derived.
  SELECT audit_events.*, audit_events.flags & ~392 | coalesce(revisions.flags & 392, 0) AS all_flags
  FROM audit_events LEFT JOIN revisions USING (leaf_index)
) GROUP BY shape;

INSERT INTO occurrences
SELECT shape_id, occurred_at, leaf_index FROM (
  SELECT audit_events.leaf_index, audit_events.occurred_at, json_array(kind_id, subject, operator_id, role_set_id, origin_id,
    status_id, reason_ref, audit_events.flags & ~392 | coalesce(revisions.flags & 392, 0)) AS own
  FROM audit_events LEFT JOIN revisions USING (leaf_index)
) JOIN shapes ON shapes.shape = own ORDER BY 1, 2, 3;

INSERT INTO quarter_hours
SELECT (occurred_at - (occurred_at % 900000 + 900000) % 900000) / 900000, kind_id, subject, count(*)
FROM audit_events GROUP BY 1, 2, 3;

CREATE TRIGGER shapes_no_update BEFORE UPDATE OF
  shape_id, shape, kind_id, subject, operator_id, role_set_id, origin_id, status_id, reason_ref, flags ON shapes
BEGIN SELECT RAISE(ABORT, 'shapes keep what they are'); END;
CREATE TRIGGER shapes_no_delete BEFORE DELETE ON shapes
BEGIN SELECT RAISE(ABORT, 'shapes are counted, never deleted'); END;
CREATE TRIGGER shapes_no_replace BEFORE INSERT ON shapes
WHEN EXISTS (SELECT 1 FROM shapes WHERE shape_id = NEW.shape_id)
  OR EXISTS (SELECT 1 FROM shapes WHERE shape = NEW.shape)
BEGIN SELECT RAISE(ABORT, 'shapes are counted, never replaced'); END;
CREATE TRIGGER occurrences_no_move BEFORE UPDATE OF occurred_at, leaf_index ON occurrences
BEGIN SELECT RAISE(ABORT, 'occurrences keep their place'); END;
CREATE TRIGGER occurrences_no_delete BEFORE DELETE ON occurrences
BEGIN SELECT RAISE(ABORT, 'occurrences are re-derived, never deleted'); END;
CREATE TRIGGER occurrences_no_replace BEFORE INSERT ON occurrences
WHEN EXISTS (
  SELECT 1 FROM occurrences
  WHERE shape_id = NEW.shape_id AND occurred_at = NEW.occurred_at AND leaf_index = NEW.leaf_index
)
BEGIN SELECT RAISE(ABORT, 'occurrences are re-derived, never replaced'); END;
CREATE TRIGGER quarter_hours_no_move BEFORE UPDATE OF quarter, kind_id, subject ON quarter_hours
BEGIN SELECT RAISE(ABORT, 'quarter_hours are counted, never moved'); END;
CREATE TRIGGER quarter_hours_no_delete BEFORE DELETE ON quarter_hours
BEGIN SELECT RAISE(ABORT, 'quarter_hours are counted, never deleted'); END;
CREATE TRIGGER quarter_hours_no_replace BEFORE INSERT ON quarter_hours
WHEN EXISTS (
  SELECT 1 FROM quarter_hours WHERE quarter = NEW.quarter AND kind_id = NEW.kind_id AND subject = NEW.subject
)
BEGIN SELECT RAISE(ABORT, 'quarter_hours are counted, never replaced'); END;
`;
