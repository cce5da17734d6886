import { fold } from "#audit/search/fold.ts";
import type { Db } from "./client.ts";
import { type SQL, sql } from "./drizzle.ts";
import { auditEvents as events } from "./schema.ts";
import { anyOf, idIn } from "./sql-conditions.ts";

/**
 * A text is contained in the operator's e-mail, the description, the reason's description, the status or the origin, after
 * folding. All of them are dictionaries, so what matches nothing is known at once, without reading an event.
 */
export function textMatches(db: Db, text: string): SQL {
  const folded = fold(text);
  const holding = (statement: string): number[] =>
    db
      .all<{ id: number; text: string }>(sql.raw(statement))
      .filter(({ text: value }) => fold(value).includes(folded))
      .map(({ id }) => id);
  return anyOf([
    idIn(events.emailId, holding("SELECT email_id AS id, email AS text FROM operator_emails")),
    idIn(events.reasonRef, holding(REASONS)),
    idIn(events.statusId, holding("SELECT status_id AS id, status AS text FROM statuses")),
    idIn(events.originId, holding("SELECT origin_id AS id, origin AS text FROM origins")),
    descriptionIs(db, descriptionsHolding(folded)),
  ]);
}

/** Few are named one by one, so that SQLite sees at once when there are none; many stay a question to the index. */
function descriptionIs(db: Db, holding: SQL): SQL {
  const some = db.all<{ id: number }>(sql`${holding} LIMIT ${FEW + 1}`).map(({ id }) => id);
  return some.length > FEW ? sql`audit_events.description_id IN (${holding})` : idIn(events.descriptionId, some);
}

const FEW = 500;

const REASONS = "SELECT reason_ref AS id, reason_description AS text FROM reasons WHERE reason_description IS NOT NULL";

/**
 * The index knows runs of three letters; what is shorter is looked for in each description, of which there are fewer. So is
 * what has a NUL, at which the language of the index would end.
 */
function descriptionsHolding(folded: string): SQL {
  if ([...folded].length < 3 || folded.includes("\0"))
    return sql`SELECT description_id AS id FROM descriptions WHERE instr(folded, ${folded}) > 0`;
  const phrase = `"${folded.replaceAll('"', '""')}"`;
  return sql`SELECT rowid AS id FROM descriptions_text WHERE descriptions_text MATCH ${phrase}`;
}
