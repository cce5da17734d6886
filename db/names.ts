import { type KnownEvent, knownEvent } from "#audit/contracts/contracts.ts";
import type { Db } from "./client.ts";
import { Generations } from "./generations.ts";
import type { StateIds, StoredEvent } from "./stored-events.ts";

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

/** Reads at once what the events to come need of the dictionaries that are as large as the trail. */
export function learnNames(db: Db, events: StoredEvent[]): void {
  const { number, description } = namesOf(db);
  const states = statesOf(events);
  number.learn(states, ({ numberId }) => numberId);
  description.learn(states, ({ descriptionId }) => descriptionId);
}

/** The states that events have and had. */
export const statesOf = (events: StoredEvent[]): StateIds[] => events.flatMap(({ after, earlier }) => [after, earlier]);

type Kind = { domain: string; event: string; version: number; known: KnownEvent | null };
type Reason = { reasonId: number | null; reasonDescription: string | null };
type PhoneNumber = { areaCode: string | null; number: string | null; countryCode: string | null };

const makeNames = (db: Db) => ({
  kind: lookup<Omit<Kind, "known">, Kind>(db, "event_kinds.kind_id", "domain, event, version", (kind) => ({
    domain: kind.domain,
    event: kind.event,
    version: kind.version,
    known: knownEvent(kind.domain, kind.event, kind.version),
  })),
  org: texts(db, "orgs.org_ref", "org_id"),
  email: texts(db, "operator_emails.email_id", "email"),
  roles: lookup<Text, string[]>(db, "role_sets.role_set_id", "roles AS text", ({ text }) => JSON.parse(text)),
  origin: texts(db, "origins.origin_id", "origin"),
  method: texts(db, "methods.method_id", "method"),
  status: texts(db, "statuses.status_id", "status"),
  description: texts(db, "descriptions.description_id", "description"),
  phoneType: texts(db, "phone_types.phone_type_id", "phone_type"),
  reason: lookup<Reason, Reason>(
    db,
    "reasons.reason_ref",
    "reason_id AS reasonId, reason_description AS reasonDescription",
    ({ reasonId, reasonDescription }) => ({ reasonId, reasonDescription }),
  ),
  number: lookup<PhoneNumber, PhoneNumber>(
    db,
    "phone_numbers.number_id",
    "area_code AS areaCode, number, country_code AS countryCode",
    ({ areaCode, number, countryCode }) => ({ areaCode, number, countryCode }),
  ),
});

type Text = { text: string };

const texts = (db: Db, key: string, column: string) =>
  lookup<Text, string>(db, key, `${column} AS text`, ({ text }) => text);

/** Names by their ids. `learn` reads those of many things at once, which takes a third of the time of one by one. */
type Lookup<Name> = {
  (id: number | null): Name | null;
  learn: <From>(from: From[], idOf: (one: From) => number | null) => void;
};

function lookup<Row, Name>({ $client }: Db, key: string, columns: string, read: (row: Row) => Name): Lookup<Name> {
  const [table] = key.split(".");
  const select = $client.prepare<[string], Row & { id: number }>(
    `SELECT ${key} AS id, ${columns} FROM json_each(?) CROSS JOIN ${table} ON ${key} = value`,
  );
  const kept = new Generations<Name>(MOST, weightOf);
  const learn: Lookup<Name>["learn"] = (from, idOf) => {
    // Of a page all are known, but for the first time.
    let unknown: Set<number> | null = null;
    for (const one of from) {
      const id = idOf(one);
      if (id !== null && kept.get(id) === undefined) unknown = (unknown ?? new Set()).add(id);
    }
    if (unknown === null) return;
    // What is not there may be one day, so only what is there is remembered.
    for (const row of select.all(JSON.stringify([...unknown]))) kept.set(row.id, read(row));
  };
  const find = (id: number | null): Name | null => {
    if (id === null) return null;
    const remembered = kept.get(id);
    if (remembered !== undefined) return remembered;
    learn([id], () => id);
    return kept.get(id) ?? null;
  };
  return Object.assign(find, { learn });
}

/** A text may be as long as an event: it takes the place of as many as would be as long. */
const weightOf = (name: unknown): number => (typeof name === "string" ? 1 + name.length / USUAL : 1);
const USUAL = 200;

/** Of each dictionary, in a generation. Numbers and descriptions are as many as people. */
const MOST = 5000;
