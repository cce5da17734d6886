/**
 * Space that the access log holds for itself. It is no record: rows are let go when the disk is full, so that looks can be
 * recorded in their place, and made again when there is space.
 */
export const reserve = `
CREATE TABLE reserve (reserve_id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
`;
