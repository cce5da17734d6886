import { operatorKey } from "#audit/operators.ts";
import { KEYS, type Key, type Search, type Term } from "#audit/search/search.ts";
import { readPattern, readRange } from "#audit/search/values.ts";
import { parseInstant, parseLength } from "#audit/time.ts";
import type { Db } from "./client.ts";
import type { AnySQLiteColumn } from "./drizzle.ts";
import { and, gte, inArray, lt, lte, or, type SQL, sql } from "./drizzle.ts";
import { matcherOf } from "./patterns.ts";
import { auditEvents, eventKinds, operators, SUBJECTS, type Subject } from "./schema.ts";

/** What a search selects from: one subject or all, in whose time zone, and what time it is. */
export type Scope = { subject: Subject | null; zone: string; now: number };

/**
 * The events that a search selects: one condition for rows, counts and everything else that speaks of the same result.
 * A term that is negated is the complement, so an event that lacks the field matches it.
 */
export function matching(db: Db, { terms }: Search, scope: Scope): SQL | undefined {
  const driver = driverOf(terms);
  const conditions = terms.map((term) => complement(term, CONDITIONS[term.key](db, term, scope, term.key === driver)));
  return and(...conditions, subjectIs(scope.subject, driver === undefined));
}

type Condition = (db: Db, term: Term, scope: Scope, drives: boolean) => SQL | undefined;

/** Without statistics SQLite takes any index that fits: the one that selects least is named here, in this order. */
const DRIVERS: Key[] = ["account", "customer", "operator"];

/** What is named exactly goes before what lies in a range or fits a pattern: those could be half of all events. */
function driverOf(terms: Term[]): Key | undefined {
  const narrowing = (key: Key) => terms.filter((term) => term.key === key && !term.negated);
  return DRIVERS.find((key) => narrowing(key).some(isExact)) ?? DRIVERS.find((key) => narrowing(key).length > 0);
}

const isExact = ({ key, values }: Term): boolean =>
  values.every((value) => (KEYS[key] === "range" ? !value.includes("..") : readPattern(value).length === 1));

const CONDITIONS: Record<Key, Condition> = {
  event: (db, { values }) => inArray(auditEvents.kindId, kindsNamed(db, values)),
  operator: (db, { values }, _, drives) => idIn(seekable(auditEvents.operatorId, drives), operatorsNamed(db, values)),
  account: (_, { values }, __, drives) =>
    or(...values.map((value) => inRange(seekable(auditEvents.accountId, drives), value))),
  customer: (_, { values }, __, drives) =>
    or(...values.map((value) => inRange(seekable(auditEvents.customerId, drives), value))),
  since: (_, { values }, { zone }) => or(...values.map((value) => gte(auditEvents.occurredAt, instant(value, zone)))),
  until: (_, { values }, { zone }) => or(...values.map((value) => lt(auditEvents.occurredAt, instant(value, zone)))),
  last: (_, { values }, { now }) => or(...values.map((value) => within(now, parseLength(value) ?? 0))),
};

const complement = ({ negated }: Term, condition: SQL | undefined): SQL | undefined =>
  negated ? sql`(${condition}) IS NOT TRUE` : condition;

/** A column, behind a plus where no index may be used for it. */
const seekable = (column: AnySQLiteColumn, seek: boolean): AnySQLiteColumn | SQL => (seek ? column : sql`+${column}`);

function subjectIs(subject: Subject | null, seek: boolean): SQL | undefined {
  return subject === null ? undefined : sql`${seekable(auditEvents.subject, seek)} = ${SUBJECTS[subject]}`;
}

function idIn(column: AnySQLiteColumn | SQL, ids: number[]): SQL {
  // One id keeps the order of its index; a list would have to be sorted. A pattern may match more operators than a
  // statement may have parameters, and the ids are numbers of our own.
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} IN (${sql.raw(ids.join(", "))})`;
}

function inRange(column: AnySQLiteColumn | SQL, value: string): SQL | undefined {
  const range = readRange(value);
  if (range === null) return sql`0`;
  const { from, to } = range;
  if (from === to) return sql`${column} = ${from}`;
  return and(from === null ? undefined : sql`${column} >= ${from}`, to === null ? undefined : sql`${column} <= ${to}`);
}

const instant = (value: string, zone: string): number => parseInstant(value, zone) ?? Number.NaN;

const within = (now: number, length: number): SQL | undefined =>
  and(gte(auditEvents.occurredAt, now - length), lte(auditEvents.occurredAt, now));

function kindsNamed(db: Db, values: string[]): number[] {
  const matches = matcherOf(values);
  const kinds = db.select({ id: eventKinds.kindId, event: eventKinds.event }).from(eventKinds).all();
  return kinds.filter(({ event }) => matches(event)).map(({ id }) => id);
}

function operatorsNamed(db: Db, values: string[]): number[] {
  const patterns = values.map(readPattern);
  const exact = patterns.flatMap((parts) => (parts.length === 1 ? [operatorKey(parts[0] ?? "")] : []));
  if (exact.length === patterns.length) return idsOf(db, inArray(operators.operatorKey, exact));
  const matches = matcherOf(values);
  return db
    .select({ id: operators.operatorId, key: operators.operatorKey })
    .from(operators)
    .all()
    .filter(({ key }) => matches(key))
    .map(({ id }) => id);
}

const idsOf = (db: Db, which: SQL): number[] =>
  db
    .select({ id: operators.operatorId })
    .from(operators)
    .where(which)
    .all()
    .map(({ id }) => id);
