import { eq, sql } from "drizzle-orm";

import type { Search } from "#audit/search/search.ts";
import { readSlot, type SlotKind } from "#audit/slots.ts";

import type { Db } from "./client.ts";
import { type EventView, selectEvents, viewOf } from "./event-view.ts";
import { auditEvents, revisions } from "./schema.ts";

/** One slot of an account as its newest event left it. */
export type SlotNow = { slot: string; kind: SlotKind; rest: string; event: EventView };

/** An account at an instant: its status slot, if any event told it, and its phone slots, removed ones included. */
export type AccountState = { status: SlotNow | null; phones: SlotNow[] };

/** The search that selects an account's events. */
export const ofAccount = (accountId: number): Search => ({
  terms: [{ key: "account", negated: false, values: [String(accountId)] }],
});

/** What the trail says an account was at an instant (milliseconds), or is now: the last revision of each slot. */
export function findAccountState(db: Db, accountId: number, at: number | null = null): AccountState {
  const leaves = newestLeaves(db, accountId, at ?? Number.MAX_SAFE_INTEGER);
  if (leaves.length === 0) return { status: null, phones: [] };
  const slots = selectEvents(db)
    .where(sql`${auditEvents.leafIndex} IN ${leaves}`)
    .orderBy(auditEvents.occurredAt, auditEvents.leafIndex)
    .all()
    .map(viewOf)
    .map((event) => ({ slot: event.slot ?? "", ...readSlot(event.slot ?? ""), event }));
  return {
    status: slots.find(({ kind }) => kind === "status") ?? null,
    phones: slots.filter(({ kind }) => kind !== "status"),
  };
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
