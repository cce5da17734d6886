/** How far each watched file was read. Rows are only added: the newest of a file is its cursor. */
export const watchedFiles = `
CREATE TABLE watched_files (
  watched_id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX watched_files_by_path ON watched_files (path);
CREATE TRIGGER watched_files_no_update BEFORE UPDATE ON watched_files
BEGIN SELECT RAISE(ABORT, 'watched_files is append-only'); END;
CREATE TRIGGER watched_files_no_delete BEFORE DELETE ON watched_files
BEGIN SELECT RAISE(ABORT, 'watched_files is append-only'); END;
CREATE TRIGGER watched_files_no_replace BEFORE INSERT ON watched_files
WHEN EXISTS (SELECT 1 FROM watched_files WHERE watched_id = NEW.watched_id)
BEGIN SELECT RAISE(ABORT, 'watched_files is append-only'); END;
`;
