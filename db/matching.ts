import type { Key, Search, Term } from "#audit/search/search.ts";
import { isExact } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { CONDITIONS } from "./conditions.ts";
import { and, type SQL, sql } from "./drizzle.ts";
import { auditEvents, SUBJECTS, type Subject } from "./schema.ts";

/** What a search selects from. */
export type Scope = {
  /** One subject, or all. */
  subject: Subject | null;
  /** In whose time zone, and what time it is. */
  zone: string;
  now: number;
  /** How many events the ledger has, where it is looked at as it was. */
  ledger?: number | undefined;
  /** The key of phone tokens, where a search may hold any. */
  phoneKey?: Uint8Array | undefined;
};

/**
 * The events that a search selects: one condition for rows, counts and everything else that speaks of the same result.
 * A term that is negated is the complement, so an event that lacks the field matches it.
 */
export function matching(db: Db, { terms }: Search, scope: Scope): SQL | undefined {
  const driver = driverOf(terms);
  const conditions = terms.map((term) =>
    complement(term, CONDITIONS[term.key]({ db, scope, values: term.values, drives: term.key === driver })),
  );
  return and(...conditions, isBelow(scope.ledger), subjectIs(scope.subject, driver === undefined));
}

/** Without statistics SQLite takes any index that fits: the one that selects least is named here, in this order. */
const DRIVERS: Key[] = ["id", "phone", "account", "customer", "operator"];

/** What is named exactly goes before what lies in a range or fits a pattern: those could be half of all events. */
function driverOf(terms: Term[]): Key | undefined {
  const narrowing = (key: Key) => terms.filter((term) => term.key === key && !term.negated);
  return DRIVERS.find((key) => narrowing(key).some(isNamed)) ?? DRIVERS.find((key) => narrowing(key).length > 0);
}

const isNamed = ({ key, values }: Term): boolean => values.every((value) => isExact(key, value));

const complement = ({ negated }: Term, condition: SQL): SQL =>
  negated ? sql`(${condition}) IS NOT TRUE` : sql`(${condition})`;

/** Behind a plus: the leaves below a size are a range that nothing should be sought by. */
const isBelow = (ledger: number | undefined): SQL | undefined =>
  ledger === undefined ? undefined : sql`+audit_events.leaf_index < ${ledger}`;

function subjectIs(subject: Subject | null, seek: boolean): SQL | undefined {
  if (subject === null) return undefined;
  return sql`${seek ? auditEvents.subject : sql`+${auditEvents.subject}`} = ${SUBJECTS[subject]}`;
}
