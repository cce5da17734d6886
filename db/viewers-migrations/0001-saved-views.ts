/** Saved views: what a viewer keeps is a row, each way that it ever was a version of it. */
export const savedViews = `
CREATE TABLE saved_views (
  view_id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  -- Kept after its end, so that a link to it can say what became of it.
  deleted_at INTEGER,
  deleted_by TEXT,
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
) STRICT;
CREATE INDEX saved_views_by_owner ON saved_views (owner) WHERE deleted_at IS NULL;

CREATE TABLE saved_view_versions (
  view_id TEXT NOT NULL REFERENCES saved_views (view_id),
  -- From 1 without gaps.
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shared')),
  period TEXT NOT NULL CHECK (period IN ('live', 'frozen')),
  path TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  PRIMARY KEY (view_id, version)
) STRICT;

-- REPLACE deletes without firing a delete trigger, so keys are guarded before the insert as well.
CREATE TRIGGER saved_views_no_delete BEFORE DELETE ON saved_views
BEGIN SELECT RAISE(ABORT, 'a saved view leaves a tombstone'); END;
CREATE TRIGGER saved_views_no_update BEFORE UPDATE OF view_id, owner ON saved_views
BEGIN SELECT RAISE(ABORT, 'a saved view keeps its owner'); END;
CREATE TRIGGER saved_views_one_end BEFORE UPDATE ON saved_views WHEN OLD.deleted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a saved view is deleted once'); END;
CREATE TRIGGER saved_views_no_replace BEFORE INSERT ON saved_views
WHEN EXISTS (SELECT 1 FROM saved_views WHERE view_id = NEW.view_id)
BEGIN SELECT RAISE(ABORT, 'a saved view is never replaced'); END;
CREATE TRIGGER saved_view_versions_no_update BEFORE UPDATE ON saved_view_versions
BEGIN SELECT RAISE(ABORT, 'saved_view_versions is append-only'); END;
CREATE TRIGGER saved_view_versions_no_delete BEFORE DELETE ON saved_view_versions
BEGIN SELECT RAISE(ABORT, 'saved_view_versions is append-only'); END;
CREATE TRIGGER saved_view_versions_in_order BEFORE INSERT ON saved_view_versions
WHEN EXISTS (SELECT 1 FROM saved_view_versions WHERE view_id = NEW.view_id AND version >= NEW.version)
  OR EXISTS (SELECT 1 FROM saved_views WHERE view_id = NEW.view_id AND deleted_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'saved_view_versions is append-only'); END;
`;
