import type { Search } from "#audit/search/search.ts";
import { readSlot, type SlotKind, statusSlot } from "#audit/slots.ts";
import type { Db } from "./client.ts";
import { asc, eq, sql } from "./drizzle.ts";
import { type EventView, viewOf } from "./event-view.ts";
import { learnAllNames } from "./learnt-names.ts";
import { auditEvents, revisions } from "./schema.ts";
import { type Reading, readEvents } from "./stored-events.ts";

/** One slot of an account as its newest event left it. */
export type SlotNow = { slot: string; kind: SlotKind; rest: string; event: EventView };

/** An account at an instant: its status slot, if any event told it, and its phone slots, removed ones included. */
export type AccountState = { status: SlotNow | null; phones: SlotNow[] };

/** The search that selects the events of an account, or of several. */
export const ofAccounts = (accountIds: number[]): Search => ({
  terms: [{ key: "account", negated: false, values: accountIds.map(String) }],
});

export const ofAccount = (accountId: number): Search => ofAccounts([accountId]);

/** What the trail says an account was at an instant (milliseconds), or is now: the last revision of each slot. */
export function findAccountState(db: Db, accountId: number, at: number | null = null): AccountState {
  return stateAfter(db, newestLeaves(db, accountId, at ?? Number.MAX_SAFE_INTEGER));
}

/** What an account is now, of its phones only those that were edited last, and how many there are in all. */
export function findNewestSlots(db: Db, accountId: number, limit: number): AccountState & { phonesInAll: number } {
  const leaves = newestLeaves(db, accountId, Number.MAX_SAFE_INTEGER);
  const newest = db.all<{ leaf: number }>(
    sql`SELECT leaf_index AS leaf FROM ${revisions}
      WHERE leaf_index IN (SELECT value FROM json_each(${JSON.stringify(leaves)}))
      ORDER BY slot = ${statusSlot(accountId)} DESC, occurred_at DESC, leaf_index DESC LIMIT ${limit + 1}`,
  );
  const { status, phones } = stateAfter(
    db,
    newest.map(({ leaf }) => leaf),
  );
  return { status, phones: phones.slice(-limit), phonesInAll: leaves.length - (status ? 1 : 0) };
}

/** What each of several accounts is now, of which that is known: their status slots. */
export function listStatuses(db: Db, accountIds: number[]): SlotNow[] {
  const slots = JSON.stringify(accountIds.map(statusSlot));
  const leaves = db.all<{ leaf: number | null }>(sql`SELECT (
    SELECT leaf_index FROM ${revisions} WHERE slot = value ORDER BY occurred_at DESC, leaf_index DESC LIMIT 1
  ) AS leaf FROM json_each(${slots})`);
  return slotsAfter(
    db,
    leaves.flatMap(({ leaf }) => leaf ?? []),
  );
}

/** How many events name each of these accounts; those that none does are not there. */
export function countByAccount(db: Db, accountIds: number[]): Map<number, number> {
  const counts = db.all<{ accountId: number; events: number }>(sql`SELECT account_id AS accountId, count(*) AS events
    FROM ${auditEvents} WHERE account_id IN (SELECT value FROM json_each(${JSON.stringify(accountIds)})) GROUP BY account_id`);
  return new Map(counts.map(({ accountId, events }) => [accountId, events]));
}

/** What came before these events in their slots, so many steps back, by leaf index. */
export function listEarlier(db: Db, leaves: number[], steps: number): Map<number, EventView> {
  if (leaves.length === 0) return new Map();
  const where = sql`${auditEvents.leafIndex} IN (
    WITH RECURSIVE back (leaf, step) AS (
      SELECT value, 0 FROM json_each(${JSON.stringify(leaves)})
      UNION ALL SELECT before_leaf, step + 1 FROM back CROSS JOIN revisions ON leaf_index = leaf
        WHERE before_leaf IS NOT NULL AND step < ${steps}
    ) SELECT leaf FROM back WHERE step > 0)`;
  return new Map(viewsOf(db, { where }).map((event) => [event.leafIndex, event]));
}

function stateAfter(db: Db, leaves: number[]): AccountState {
  const slots = slotsAfter(db, leaves);
  return {
    status: slots.find(({ kind }) => kind === "status") ?? null,
    phones: slots.filter(({ kind }) => kind !== "status"),
  };
}

function slotsAfter(db: Db, leaves: number[]): SlotNow[] {
  if (leaves.length === 0) return [];
  // One parameter, for an account may have more slots than a statement may have.
  const where = sql`${auditEvents.leafIndex} IN (SELECT value FROM json_each(${JSON.stringify(leaves)}))`;
  const order = [asc(auditEvents.occurredAt), asc(auditEvents.leafIndex)];
  return viewsOf(db, { where, order }).map((event) => ({
    slot: event.slot ?? "",
    ...readSlot(event.slot ?? ""),
    event,
  }));
}

function viewsOf(db: Db, reading: Reading): EventView[] {
  const stored = readEvents(db, reading);
  learnAllNames(db, stored);
  return stored.map(viewOf(db));
}

/** The customers that an account's phone edits name. */
export function listCustomers(db: Db, accountId: number): number[] {
  return db
    .selectDistinct({ customerId: auditEvents.customerId })
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .all()
    .flatMap(({ customerId }) => (customerId === null ? [] : [customerId]))
    .sort((one, other) => one - other);
}

/** When the event after this one occurred on one of these accounts; null for the last. */
export function occurredNext(db: Db, accountIds: number[], at: number, leafIndex: number): number | null {
  const row = db.get<{ next: number | null } | undefined>(
    sql`SELECT min(occurred_at) AS next FROM ${auditEvents}
      WHERE account_id IN (SELECT value FROM json_each(${JSON.stringify(accountIds)}))
        AND (occurred_at, leaf_index) > (${at}, ${leafIndex})`,
  );
  return row?.next ?? null;
}

/** The last revision of each slot: the slots by their prefix in the index, then one seek each. */
function newestLeaves(db: Db, accountId: number, at: number): number[] {
  const ranges = sql.join(
    [`status:${accountId}`, `phone:${accountId}:`, `type:${accountId}:`].map((from, index) =>
      index === 0 ? sql`slot = ${from}` : sql`(slot >= ${from} AND slot < ${`${from.slice(0, -1)};`})`,
    ),
    sql` OR `,
  );
  return db
    .all<{ leaf: number | null }>(
      sql`SELECT (
        SELECT leaf_index FROM ${revisions} AS newest
        WHERE newest.slot = slots.slot AND newest.occurred_at <= ${at}
        ORDER BY occurred_at DESC, leaf_index DESC LIMIT 1
      ) AS leaf FROM (SELECT DISTINCT slot FROM ${revisions} WHERE ${ranges}) AS slots`,
    )
    .flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
}
