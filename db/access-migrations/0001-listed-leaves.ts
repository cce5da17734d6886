/** Which events a look listed, by event: who was shown this one is asked of leaves, and a page shows hundreds of them. */
export const listedLeaves = `
CREATE TABLE listed_leaves (
  leaf_index INTEGER NOT NULL,
  look INTEGER NOT NULL REFERENCES audit_events (leaf_index),
  PRIMARY KEY (leaf_index, look)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listed_leaves_no_update BEFORE UPDATE ON listed_leaves
BEGIN SELECT RAISE(ABORT, 'listed_leaves is append-only'); END;
CREATE TRIGGER listed_leaves_no_delete BEFORE DELETE ON listed_leaves
BEGIN SELECT RAISE(ABORT, 'listed_leaves is append-only'); END;
CREATE TRIGGER listed_leaves_no_replace BEFORE INSERT ON listed_leaves
WHEN EXISTS (SELECT 1 FROM listed_leaves WHERE leaf_index = NEW.leaf_index AND look = NEW.look)
BEGIN SELECT RAISE(ABORT, 'listed_leaves is append-only'); END;
`;
