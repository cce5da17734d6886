import { readRange } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { casedMatcherOf, matcherOf } from "./patterns.ts";
import { rowsOf } from "./statements.ts";

// The names are ours, and so is every word of the SQL: what a caller typed is compared here, never put into a statement.
const TEXTS = {
  event_kinds: "SELECT kind_id AS id, event AS text FROM event_kinds",
  statuses: "SELECT status_id AS id, status AS text FROM statuses",
  origins: "SELECT origin_id AS id, origin AS text FROM origins",
  methods: "SELECT method_id AS id, method AS text FROM methods",
  phone_types: "SELECT phone_type_id AS id, phone_type AS text FROM phone_types",
  orgs: "SELECT org_ref AS id, org_id AS text FROM orgs",
  role_sets: "SELECT role_set_id AS id, value AS text FROM role_sets, json_each(roles)",
  operators: "SELECT operator_id AS id, operator_key AS text FROM operators",
} as const;

const NUMBERS = {
  reasons: "SELECT reason_ref AS id, reason_id AS number FROM reasons WHERE reason_id IS NOT NULL",
  event_kinds: "SELECT kind_id AS id, version AS number FROM event_kinds",
} as const;

/** Every text of a dictionary with its id; a role set has as many as it has roles. */
export const textsOf = (db: Db, dictionary: keyof typeof TEXTS): { id: number; text: string }[] =>
  (rowsOf(db, TEXTS[dictionary]).all() as [number, string][]).map(([id, text]) => ({ id, text }));

/** The ids of a dictionary whose text fits one of the values; of role sets, those in which one role does. */
export function idsMatching(db: Db, dictionary: keyof typeof TEXTS, values: string[]): number[] {
  const matches = dictionary === "orgs" ? casedMatcherOf(values) : matcherOf(values);
  const fitting = textsOf(db, dictionary).filter(({ text }) => matches(text));
  return [...new Set(fitting.map(({ id }) => id))];
}

/** The ids of a dictionary whose number is one of the values or lies in one of their ranges. */
export function idsWithin(db: Db, dictionary: keyof typeof NUMBERS, values: string[]): number[] {
  const ranges = values.flatMap((value) => readRange(value) ?? []);
  const exact = new Set(ranges.flatMap(({ from, to }) => (from === to ? [from] : [])));
  const wide = ranges.filter(({ from, to }) => from !== to);
  const within = (number: number) =>
    exact.has(number) ||
    wide.some(({ from, to }) => (from === null || number >= from) && (to === null || number <= to));
  const rows = rowsOf(db, NUMBERS[dictionary]).all() as [id: number, number: number][];
  return rows.filter(([, number]) => within(number)).map(([id]) => id);
}

/** The operators that fit; those that are named exactly (`keys`) are looked up instead of compared. */
export function operatorIds(db: Db, keys: string[] | null, values: string[]): number[] {
  if (keys === null) return idsMatching(db, "operators", values);
  const named = "SELECT operator_id FROM operators WHERE operator_key IN (SELECT value FROM json_each(?))";
  return db.$client.prepare(named).pluck().all(JSON.stringify(keys)) as number[];
}
