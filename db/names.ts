import { type KnownEvent, knownEvent } from "#audit/contracts/contracts.ts";
import type { Db } from "./client.ts";

/** What the ids in a row of events stand for. */
export type Names = ReturnType<typeof makeNames>;

/**
 * The names behind ids, each read once for each open store and then remembered: nothing that a dictionary holds ever
 * changes, and joining ten of them costs more than reading the events.
 */
export function namesOf(db: Db): Names {
  const kept = known.get(db) ?? makeNames(db);
  known.set(db, kept);
  return kept;
}

const known = new WeakMap<Db, Names>();

type Kind = { domain: string; event: string; version: number; known: KnownEvent | null };
type Reason = { reasonId: number | null; reasonDescription: string | null };
type PhoneNumber = { areaCode: string | null; number: string | null; countryCode: string | null };

const makeNames = (db: Db) => ({
  kind: lookup<Omit<Kind, "known">, Kind>(
    db,
    "SELECT domain, event, version FROM event_kinds WHERE kind_id = ?",
    (kind) => ({ ...kind, known: knownEvent(kind.domain, kind.event, kind.version) }),
  ),
  org: texts(db, "SELECT org_id AS text FROM orgs WHERE org_ref = ?"),
  email: texts(db, "SELECT email AS text FROM operator_emails WHERE email_id = ?"),
  roles: lookup<Text, string[]>(db, "SELECT roles AS text FROM role_sets WHERE role_set_id = ?", ({ text }) =>
    JSON.parse(text),
  ),
  origin: texts(db, "SELECT origin AS text FROM origins WHERE origin_id = ?"),
  method: texts(db, "SELECT method AS text FROM methods WHERE method_id = ?"),
  status: texts(db, "SELECT status AS text FROM statuses WHERE status_id = ?"),
  description: texts(db, "SELECT description AS text FROM descriptions WHERE description_id = ?"),
  phoneType: texts(db, "SELECT phone_type AS text FROM phone_types WHERE phone_type_id = ?"),
  reason: lookup<Reason, Reason>(
    db,
    "SELECT reason_id AS reasonId, reason_description AS reasonDescription FROM reasons WHERE reason_ref = ?",
    same,
  ),
  number: lookup<PhoneNumber, PhoneNumber>(
    db,
    "SELECT area_code AS areaCode, number, country_code AS countryCode FROM phone_numbers WHERE number_id = ?",
    same,
  ),
});

type Text = { text: string };

const same = <T>(row: T): T => row;
const texts = (db: Db, statement: string) => lookup<Text, string>(db, statement, ({ text }) => text);

function lookup<Row, Name>({ $client }: Db, statement: string, read: (row: Row) => Name) {
  const find = $client.prepare(statement);
  const kept = new Map<number, Name | null>();
  return (id: number | null): Name | null => {
    if (id === null) return null;
    const remembered = kept.get(id);
    if (remembered !== undefined) return remembered;
    const row = find.get(id) as Row | undefined;
    const name = row === undefined ? null : read(row);
    if (kept.size >= MOST) kept.clear();
    // What is not there may be one day.
    if (name !== null) kept.set(id, name);
    return name;
  };
}

/** Of each dictionary. Numbers and descriptions are as many as people. */
const MOST = 5000;
