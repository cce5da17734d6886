/** An index of three-letter runs over descriptions, folded: free text is found where it stands inside a word. */
export const freeText = `
-- Ids that begin or end with what JavaScript trims: nearly none, and found without reading the others.
CREATE INDEX audit_events_padded_ids ON audit_events (event_id) WHERE event_id <> trim(event_id,
  char(9,10,11,12,13,32,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288,65279));
CREATE VIRTUAL TABLE descriptions_text USING fts5 (folded, content = '', tokenize = 'trigram case_sensitive 1');
CREATE TRIGGER descriptions_to_text AFTER INSERT ON descriptions
BEGIN INSERT INTO descriptions_text (rowid, folded) VALUES (NEW.description_id, NEW.folded); END;
`;
