import { operatorKey } from "#audit/operators.ts";
import { literal } from "#audit/search/values.ts";
import type { Db } from "./client.ts";
import { asc, count, countDistinct, desc, eq, gt, max, min, type SQL, sql, sum } from "./drizzle.ts";
import { auditEvents, eventKinds, operators, roleSets } from "./schema.ts";
import { tallyBetween } from "./tally.ts";
import { shapes } from "./tally-schema.ts";

/** An operator, as the trail knows them. `email` is how it was received first; `isAddress` false for what is no address. */
export type Operator = { operatorId: number; key: string; email: string; isAddress: boolean };

export type OperatorSummary = Operator & { events: number; firstAt: number; lastAt: number };

export type OperatorProfile = OperatorSummary & {
  accounts: number;
  byEvent: { event: string; events: number }[];
};

/** The roles that an operator was first seen with at `since`, until the next set; both inclusive, from the trail. */
export type RolePeriod = { since: number; until: number; roles: string[]; gained: string[]; lost: string[] };

/** Operators by how much they did: counted already, and the first and the last event of each is one seek. */
export function listOperators(db: Db, request: { limit: number; beginning?: string }): OperatorSummary[] {
  const { limit, beginning = "" } = request;
  const events = sum(shapes.events).mapWith(Number);
  const end = (which: SQL) =>
    sql<number>`(SELECT ${which} FROM audit_events WHERE audit_events.operator_id = operators.operator_id)`;
  return db
    .select({ ...OPERATOR, events, firstAt: end(sql`min(occurred_at)`), lastAt: end(sql`max(occurred_at)`) })
    .from(shapes)
    .innerJoin(operators, eq(operators.operatorId, shapes.operatorId))
    .where(holding(beginning))
    .groupBy(shapes.operatorId)
    .having(gt(sum(shapes.events), 0))
    .orderBy(desc(events), asc(operators.operatorKey))
    .limit(limit)
    .all();
}

/** Operator keys that hold a text, those that begin with it first: from the dictionary alone, at every key pressed. */
export function suggestOperators(db: Db, { limit, text }: { limit: number; text: string }): string[] {
  return db
    .select({ key: operators.operatorKey })
    .from(operators)
    .where(holding(text))
    .orderBy(sql`instr(${operators.operatorKey}, ${operatorKey(text)}) > 1`, asc(operators.operatorKey))
    .limit(limit)
    .all()
    .map(({ key }) => key);
}

/** Operators by how much they did from `since` on and before `until` (milliseconds). */
export function listBusiest(
  db: Db,
  { limit, since, until }: { limit: number; since: number; until: number },
): (Operator & { events: number })[] {
  const counts = new Map<number, number>();
  for (const { operatorId, events } of tallyBetween(db, { since, until }))
    if (operatorId !== null) counts.set(operatorId, (counts.get(operatorId) ?? 0) + events);
  const most = [...counts.values()].sort((one, other) => other - one)[limit - 1] ?? 1;
  const ids = [...counts].flatMap(([id, events]) => (events >= most ? [id] : []));
  return db
    .select(OPERATOR)
    .from(operators)
    .where(sql`operators.operator_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .all()
    .map((operator) => ({ ...operator, events: counts.get(operator.operatorId) ?? 0 }))
    .sort((one, other) => other.events - one.events || (one.key < other.key ? -1 : 1))
    .slice(0, limit);
}

/** How many operators the trail knows, or of those how many hold a text in their e-mail. */
export function countOperators(db: Db, beginning = ""): number {
  return db.select({ count: count() }).from(operators).where(holding(beginning)).get()?.count ?? 0;
}

const holding = (beginning: string): SQL | undefined =>
  beginning.trim() === "" ? undefined : sql`instr(${operators.operatorKey}, ${operatorKey(beginning)}) > 0`;

/** An operator by id, whole; null when there is none, or what is there is no address: several people have no profile. */
export function findOperator(db: Db, operatorId: number): OperatorProfile | null {
  const summary = db
    .select({
      ...OPERATOR,
      events: count(),
      firstAt: FIRST,
      lastAt: LAST,
      accounts: countDistinct(auditEvents.accountId),
    })
    .from(auditEvents)
    .innerJoin(operators, eq(operators.operatorId, auditEvents.operatorId))
    .where(eq(auditEvents.operatorId, operatorId))
    .groupBy(auditEvents.operatorId)
    .get();
  return summary?.isAddress ? { ...summary, byEvent: eventsOf(db, operatorId) } : null;
}

/** The operator of an e-mail, compared as operators are; null when the trail does not know them. */
export const findOperatorByKey = (db: Db, key: string): Operator | null =>
  db.select(OPERATOR).from(operators).where(eq(operators.operatorKey, key)).get() ?? null;

/** The search value that selects an operator: the key, its stars being stars no more. */
export const operatorValue = ({ key }: Pick<Operator, "key">): string => literal(key);

/** How an operator's roles changed, oldest first, rebuilt from the roles that each event carries. */
export function listRolePeriods(db: Db, operatorId: number): RolePeriod[] {
  const periods: RolePeriod[] = [];
  for (const { since, until, roles } of db.all<Run>(runsOf(operatorId))) {
    extendPeriods(periods, { since, until, roles: [...new Set<string>(JSON.parse(roles))].sort() });
  }
  return periods;
}

type Run = { since: number; until: number; roles: string };

/** Runs of events with one role set, found where the set is not that of the event before: a robot has millions of events. */
const runsOf = (operatorId: number): SQL => sql`
  WITH sightings AS (
    SELECT occurred_at, leaf_index, role_set_id,
      role_set_id IS NOT lag(role_set_id) OVER (ORDER BY occurred_at, leaf_index) AS changed
    FROM ${auditEvents} WHERE operator_id = ${operatorId} AND role_set_id IS NOT NULL
  ), runs AS (
    SELECT occurred_at, role_set_id, sum(changed) OVER (ORDER BY occurred_at, leaf_index) AS run FROM sightings
  )
  SELECT min(occurred_at) AS since, max(occurred_at) AS until, roles FROM runs JOIN ${roleSets} USING (role_set_id)
  GROUP BY run ORDER BY run`;

/** Two sets may be one and the same, spelt in another order. */
function extendPeriods(periods: RolePeriod[], { since, until, roles }: Omit<Run, "roles"> & { roles: string[] }): void {
  const last = periods.at(-1);
  if (last && JSON.stringify(last.roles) === JSON.stringify(roles)) {
    last.until = until;
    return;
  }
  const before = last?.roles ?? [];
  periods.push({
    since,
    until,
    roles,
    gained: last ? roles.filter((role) => !before.includes(role)) : [],
    lost: before.filter((role) => !roles.includes(role)),
  });
}

function eventsOf(db: Db, operatorId: number) {
  return db
    .select({ event: eventKinds.event, events: count() })
    .from(auditEvents)
    .innerJoin(eventKinds, eq(eventKinds.kindId, auditEvents.kindId))
    .where(eq(auditEvents.operatorId, operatorId))
    .groupBy(eventKinds.event)
    .orderBy(desc(count()), eventKinds.event)
    .all();
}

const FIRST = sql<number>`${min(auditEvents.occurredAt)}`;
const LAST = sql<number>`${max(auditEvents.occurredAt)}`;

const OPERATOR = {
  operatorId: operators.operatorId,
  key: operators.operatorKey,
  isAddress: operators.isAddress,
  // By their names: of one table alone Drizzle says columns without it, and the inner table has one that is called the same.
  email: sql<string>`(
    SELECT email FROM operator_emails AS spelt
    WHERE spelt.operator_id = operators.operator_id ORDER BY spelt.email_id LIMIT 1
  )`,
};
