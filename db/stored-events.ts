import type { Db } from "./client.ts";
import { type SQL, SQLiteSyncDialect, sql } from "./drizzle.ts";
import { revisionsAt } from "./frozen-revisions.ts";
import { rowsOf } from "./statements.ts";

/** A row of an event with its revision and the state before it; ids stand for what dictionaries hold. */
export type StoredEvent = ReturnType<typeof storedEvent>;

/** The ids that make up a state. */
export type StateIds = ReturnType<typeof stateIds>;

export type Reading = { where?: SQL | undefined; order?: SQL[]; limit?: number; ledger?: number | undefined };

/** The statement of a reading with its values. */
export type Statement = { sql: string; params: unknown[] };

/** The events that a condition selects; each before as of a ledger size, or of now. */
export const readEvents = (db: Db, reading: Reading): StoredEvent[] => readBy(db, statementOf(reading));

/** Writes out the statement of a reading, by which it can be read again. */
export const statementOf = (reading: Reading): Statement => dialect.sqlToQuery(query(reading));

export const readBy = (db: Db, { sql: text, params }: Statement): StoredEvent[] =>
  (rowsOf(db, text).all(...params) as Row[]).map(storedEvent);

/** Reads events by their leaf indexes, prepared once; in the order in which these are given. */
export function leafReader({ $client }: Db, ledger?: number): (leaves: number[]) => StoredEvent[] {
  // Crossed, so that nothing is sorted: the leaves are walked as they stand, and each event is sought by its own.
  const asked = sql`json_each(${sql.placeholder("leaves")}) AS asked CROSS JOIN audit_events
    ON audit_events.leaf_index = asked.value`;
  const { sql: text, params } = dialect.sqlToQuery(sql`${reading(asked, ledger)} ORDER BY asked.rowid`);
  const statement = $client.prepare(text).raw();
  // Only the leaves are not known yet.
  const withLeaves = (leaves: string) => params.map((value) => (typeof value === "number" ? value : leaves));
  return (leaves) => (statement.all(...withLeaves(JSON.stringify(leaves))) as Row[]).map(storedEvent);
}

function query({ where, order = [], limit, ledger }: Reading): SQL {
  return sql`${reading(sql`audit_events`, ledger)}${where && sql` WHERE ${where}`}${
    order.length > 0 ? sql` ORDER BY ${sql.join(order, sql`, `)}` : undefined
  }${limit === undefined ? undefined : sql` LIMIT ${limit}`}`;
}

const reading = (events: SQL, ledger: number | undefined): SQL =>
  sql`${SELECTED} ${events} LEFT JOIN ${revisionsAt(ledger)} ON revisions.leaf_index = audit_events.leaf_index
    LEFT JOIN audit_events AS earlier ON earlier.leaf_index = revisions.before_leaf`;

const dialect = new SQLiteSyncDialect();

const STATE = ["status_id", "reason_ref", "description_id", "phone_type_id", "number_id", "extension", "active"];

const OWN = [
  ...["leaf_index", "event_id", "kind_id", "occurred_at", "recorded_at", "org_ref", "cid", "operator_id", "email_id"],
  ...["role_set_id", "origin_id", "method_id", "uri", "account_id", "customer_id", "program_id", "flags"],
];

const columns = [
  ...[...OWN, ...STATE].map((column) => `audit_events.${column}`),
  ...STATE.map((column) => `earlier.${column}`),
  ...["slot", "before_leaf", "flags"].map((column) => `revisions.${column}`),
];
const SELECTED = sql.raw(`SELECT ${columns.join(", ")} FROM`);
const [AFTER, EARLIER, REVISION] = [OWN.length, OWN.length + STATE.length, OWN.length + 2 * STATE.length];

type Row = [
  ...[
    leafIndex: number,
    eventId: string,
    kindId: number,
    occurredAt: number,
    recordedAt: number,
    orgRef: number | null,
  ],
  ...[cid: string | null, operatorId: number | null, emailId: number | null, roleSetId: number | null],
  ...[originId: number | null, methodId: number | null, uri: string | null, accountId: number | null],
  ...[customerId: number | null, programId: number | null, flags: number],
  ...unknown[],
];

// From arrays: SQLite's own objects of so many columns take twice the time of the query.
function storedEvent(row: Row) {
  return {
    leafIndex: row[0],
    eventId: row[1],
    kindId: row[2],
    occurredAt: row[3],
    recordedAt: row[4],
    orgRef: row[5],
    cid: row[6],
    operatorId: row[7],
    emailId: row[8],
    roleSetId: row[9],
    originId: row[10],
    methodId: row[11],
    uri: row[12],
    accountId: row[13],
    customerId: row[14],
    programId: row[15],
    flags: row[16],
    after: stateIds(row, AFTER),
    earlier: stateIds(row, EARLIER),
    slot: row[REVISION] as string | null,
    beforeLeaf: row[REVISION + 1] as number | null,
    derivedFlags: row[REVISION + 2] as number | null,
  };
}

function stateIds(row: unknown[], from: number) {
  return {
    statusId: row[from] as number | null,
    reasonRef: row[from + 1] as number | null,
    descriptionId: row[from + 2] as number | null,
    phoneTypeId: row[from + 3] as number | null,
    numberId: row[from + 4] as number | null,
    extension: row[from + 5] as string | null,
    active: row[from + 6] as number | null,
  };
}
