import { type Db, openStore } from "#db/client.ts";
import { ORIGINALS } from "./originals.ts";

type Client = Db["$client"];
type Copying = { from: string; to: string; times: number };

/**
 * Makes of one trail one that is so many times as long in the same days. Rows are written by SQL into the tables and
 * indexes of a store that the migrations made, without guards while they are. A copy is another bank: its accounts, slots,
 * customers, numbers and ids are its own, so that every before stays true.
 */
export function multiply({ from, to, times }: Copying): void {
  const db = openStore(to).$client;
  // Nobody needs half a trail: what is lost in a crash is made again.
  for (const pragma of [
    "journal_mode = DELETE",
    "journal_mode = OFF",
    "synchronous = OFF",
    "foreign_keys = OFF",
    "cache_size = -1500000",
  ])
    db.pragma(pragma);
  db.prepare("ATTACH ? AS original").run(from);
  const guards = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as Guard[];
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  db.transaction(() => copyAll(db, times))();
  for (const { sql } of guards) db.exec(sql);
  db.exec("DETACH original");
  db.pragma("journal_mode = WAL");
  db.close();
}

type Guard = { name: string; sql: string };

function copyAll(db: Client, times: number): void {
  for (const table of DICTIONARIES) db.exec(`INSERT INTO ${table} SELECT * FROM original.${table}`);
  db.exec("INSERT INTO descriptions_text (rowid, folded) SELECT description_id, folded FROM descriptions");
  prepareCopies(db, times);
  db.exec(NUMBERS);
  // In its own table it is found by its shape only.
  db.exec("CREATE TEMP TABLE shaped (leaf_index INTEGER PRIMARY KEY, occurred_at INTEGER, shape_id INTEGER)");
  db.exec("INSERT INTO shaped SELECT leaf_index, occurred_at, shape_id FROM original.occurrences");
  const statements = [EVENTS, PAYLOADS, REVISIONS, OCCURRENCES].map((sql) => db.prepare(sql));
  for (let first = 0; first < ORIGINALS; first += SLICE) for (const statement of statements) statement.run({ first });
  db.exec(`UPDATE shapes SET events = events * ${times};
    INSERT INTO quarter_hours SELECT occurred_at / 900000, kind_id, subject, count(*) FROM audit_events GROUP BY 1, 2, 3`);
}

/** Events of the original whose copies stand together in the ledger: within it, a copy is behind another. */
const SLICE = 40;

const DICTIONARIES = [
  "sources",
  "event_kinds",
  "operators",
  "operator_emails",
  "role_sets",
  "origins",
  "methods",
  "orgs",
  "statuses",
  "reasons",
  "descriptions",
  "phone_types",
  "shapes",
];

/** Each copy is later by a part of the time of a slice, so that the events of all of them are mixed. */
function prepareCopies(db: Client, times: number): void {
  const span = "SELECT max(occurred_at) - min(occurred_at) FROM original.audit_events WHERE occurred_at < 1e13";
  const later = (db.prepare(span).pluck().get() as number) / (ORIGINALS / SLICE) / times;
  db.exec("CREATE TEMP TABLE copies (k INTEGER PRIMARY KEY, later INTEGER NOT NULL, times INTEGER NOT NULL)");
  const insert = db.prepare("INSERT INTO copies VALUES (?, ?, ?)");
  for (let k = 0; k < times; k += 1) insert.run(k, Math.round(k * later), times);
}

// Only what is a whole number of digits has copies; its last seven are counted up.
const NUMBERS = `
CREATE TEMP TABLE plain AS SELECT * FROM original.phone_numbers
WHERE length(number) >= 8 AND number NOT GLOB '*[^0-9]*' AND digits NOT GLOB '*[^0-9]*';
CREATE TEMP TABLE copied_numbers (number_id INTEGER PRIMARY KEY);
INSERT INTO copied_numbers SELECT number_id FROM plain;
INSERT INTO phone_numbers SELECT * FROM original.phone_numbers WHERE number_id NOT IN (SELECT number_id FROM copied_numbers);
INSERT OR IGNORE INTO phone_numbers
SELECT number_id + k * 1000000, json_array(country_code, area_code, substr(number, 1, length(number) - 7) || seven),
  country_code, area_code, substr(number, 1, length(number) - 7) || seven,
  substr(digits, 1, length(digits) - 7) || seven, substr(full_digits, 1, length(full_digits) - 7) || seven
FROM (SELECT plain.*, k, printf('%07d', (number_id + k * 9001) % 10000000) AS seven FROM copies CROSS JOIN plain);
`;

const SOME = `e.leaf_index >= @first AND e.leaf_index < @first + ${SLICE}`;
const ROWS = `FROM copies CROSS JOIN original.audit_events AS e WHERE ${SOME} ORDER BY k, e.leaf_index`;
const leafOf = (leaf: string) => `(${leaf} / ${SLICE} * ${SLICE} * times + k * ${SLICE} + ${leaf} % ${SLICE})`;
const ACCOUNT = "(e.account_id + k * 10000000)";

const EVENTS = `INSERT INTO audit_events SELECT ${leafOf("e.leaf_index")},
  printf('%08x', (k * 2654435761 + e.leaf_index * 7919) & 0xffffffff) || substr(e.event_id, 9), kind_id, source_id, subject,
  occurred_at + later, recorded_at, org_ref,
  printf('%08x', (k * 2246822519 + e.leaf_index * 6271) & 0xffffffff) || substr(e.cid, 9), operator_id, email_id, role_set_id,
  origin_id, method_id, replace(uri, '/' || e.account_id || '/', '/' || ${ACCOUNT} || '/'), ${ACCOUNT},
  e.customer_id + k * 10000000, program_id, status_id, reason_ref, description_id, phone_type_id,
  number_id + iif(number_id IN (SELECT number_id FROM copied_numbers), k * 1000000, 0), extension, active, flags ${ROWS}`;

const PAYLOADS = `INSERT INTO payloads SELECT ${leafOf("e.leaf_index")}, bytes
  FROM copies CROSS JOIN original.payloads AS e WHERE ${SOME} ORDER BY k, e.leaf_index`;

const REVISIONS = `INSERT INTO revisions SELECT ${leafOf("e.leaf_index")},
  substr(slot, 1, instr(slot, ':')) || ${ACCOUNT} || substr(slot, instr(slot, ':') + 1 + length(e.account_id)),
  e.occurred_at + later, ${leafOf("before_leaf")}, r.flags
  ${ROWS.replace(" WHERE", " JOIN original.revisions AS r USING (leaf_index) WHERE")}`;

const OCCURRENCES = `INSERT INTO occurrences
  SELECT shape_id, e.occurred_at + later, ${leafOf("e.leaf_index")}
  FROM copies CROSS JOIN shaped AS e WHERE ${SOME} ORDER BY 1, 2, 3`;
