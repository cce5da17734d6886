/**
 * Looks are listed by event many at a time: `listings` says how many of the log were when it was done, and what the looks
 * behind them showed is read from their payloads until then. `shown_leaves` has both.
 */
export const listings = `
CREATE TABLE listings (
  looks INTEGER PRIMARY KEY
) STRICT;
INSERT INTO listings SELECT coalesce(max(leaf_index), -1) + 1 FROM audit_events;

CREATE TRIGGER listings_no_update BEFORE UPDATE ON listings
BEGIN SELECT RAISE(ABORT, 'listings is append-only'); END;
CREATE TRIGGER listings_no_delete BEFORE DELETE ON listings
BEGIN SELECT RAISE(ABORT, 'listings is append-only'); END;
CREATE TRIGGER listings_no_replace BEFORE INSERT ON listings
WHEN NEW.looks <= (SELECT max(looks) FROM listings)
BEGIN SELECT RAISE(ABORT, 'listings is append-only'); END;

CREATE VIEW unlisted_leaves AS
SELECT json_each.value AS leaf_index, payloads.leaf_index AS look
FROM payloads CROSS JOIN json_each(CAST(bytes AS TEXT), '$.data.object.leaves')
WHERE payloads.leaf_index >= (SELECT max(looks) FROM listings)
UNION ALL
SELECT json_extract(CAST(bytes AS TEXT), '$.data.object.leaf_index'), leaf_index
FROM payloads
WHERE leaf_index >= (SELECT max(looks) FROM listings);

CREATE VIEW shown_leaves AS
SELECT leaf_index, look FROM listed_leaves
UNION ALL
SELECT leaf_index, look FROM unlisted_leaves;
`;
