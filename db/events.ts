import { isRelative } from "#audit/search/freeze.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { and, count, eq, lt, type SQL, sql } from "./drizzle.ts";
import { type EventView, type View, viewOf } from "./event-view.ts";
import { learnAllNames } from "./learnt-names.ts";
import { matching, type Scope } from "./matching.ts";
import { remembered } from "./remembered.ts";
import { auditEvents, payloads } from "./schema.ts";
import { rowsOf } from "./statements.ts";
import { readBy, readEvents, type Statement, statementOf } from "./stored-events.ts";
import { countTallied } from "./tally.ts";

/** A place between two events in the order of a list. Never an offset: events arrive while somebody reads. */
export type Cursor = { at: number; leafIndex: number };

/** How events are ordered: by the publisher's clock, or as we recorded them. */
export type Order = "occurred" | "recorded";

export type PageRequest = {
  limit: number;
  order?: Order;
  /** Rows behind this cursor, in the direction of reading. */
  before?: Cursor | null;
  /** Rows ahead of this cursor: the page that was read before. */
  after?: Cursor | null;
  oldestFirst?: boolean;
  /** A condition beside the search: of these only. */
  only?: SQL | undefined;
  /** What a reader may see of an event: masked, unless it is a reveal. */
  view?: View;
};

export type EventPage = { events: EventView[]; newer: Cursor | null; older: Cursor | null };

/** One page of what a search selects, newest first unless said, with cursors to both sides. */
export function listEvents(db: Db, search: Search, scope: Scope, request: PageRequest): EventPage {
  const { limit, order = "occurred", before = null, after = null, oldestFirst = false, view = viewOf, only } = request;
  const backwards = after !== null;
  const rows = readBy(db, pageStatement(db, search, scope, request));

  // Nothing further ahead: the first page again, whole, instead of a short one that looks like the end.
  if (backwards && rows.length <= limit)
    return listEvents(db, search, scope, { limit, order, oldestFirst, view, only });
  const shown = rows.slice(0, limit);
  learnAllNames(db, shown);
  const page = shown.map(view(db));
  if (backwards) page.reverse();
  const more = rows.length > limit;
  return {
    events: page,
    newer: backwards || before !== null ? cursorOf(page.at(0), order) : null,
    older: backwards || more ? cursorOf(page.at(-1), order) : null,
  };
}

/**
 * The statement of a page, with a row more than it shows. That of the first page is asked for most, and is written out once while the
 * store stays as it is.
 */
function pageStatement(db: Db, search: Search, scope: Scope, request: PageRequest): Statement {
  const { order, before = null, after = null, oldestFirst = false, limit, only } = request;
  const written = () => writtenPage(db, search, scope, request);
  if (before !== null || after !== null || only !== undefined || isRelative(search)) return written();
  const { subject, zone, ledger, phoneKey } = scope;
  const asked = JSON.stringify([
    printSearch(search),
    subject,
    zone,
    ledger,
    phoneKey !== undefined,
    order,
    oldestFirst,
    limit,
  ]);
  return remembered(db, `page ${asked}`, written);
}

function writtenPage(db: Db, search: Search, scope: Scope, request: PageRequest): Statement {
  const { limit, order = "occurred", before = null, after = null, oldestFirst = false, only } = request;
  const descending = oldestFirst === (after !== null);
  const cursor = after ?? before;
  // Where the order is that of the ledger, what came after its size need not be walked through.
  const start =
    order === "recorded" && scope.ledger !== undefined ? lt(auditEvents.leafIndex, scope.ledger) : undefined;
  const behind = cursor === null ? undefined : beyond(cursor, order, descending);
  return statementOf({
    where: and(matching(db, search, scope), only, start, behind),
    order: ordered(order, descending),
    limit: limit + 1,
    ledger: scope.ledger,
  });
}

/** How many events a search selects, exactly; with `only`, how many of those that this condition selects. */
export function countEvents(db: Db, search: Search, scope: Scope, only?: SQL): number {
  if (search.terms.length === 0 && scope.subject === null && only === undefined)
    return Math.min(ledgerSize(db), scope.ledger ?? Number.MAX_SAFE_INTEGER);
  const tallied = only === undefined ? countTallied(db, search, scope) : null;
  if (tallied !== null) return tallied;
  const row = db
    .select({ count: count() })
    .from(auditEvents)
    .where(and(matching(db, search, scope), only))
    .get();
  return row?.count ?? 0;
}

/** The tree size: leaf indexes are contiguous from 0, so it is also the number of events. */
export function ledgerSize(db: Db): number {
  return remembered(db, "size", () => {
    const [size] = rowsOf(db, "SELECT max(leaf_index) + 1 FROM audit_events").get() as [number | null];
    return size ?? 0;
  });
}

/** One event, or null. */
export function findEvent(db: Db, leafIndex: number): EventView | null {
  const [stored] = readEvents(db, { where: eq(auditEvents.leafIndex, leafIndex) });
  return stored ? viewOf(db)(stored) : null;
}

/** The bytes of an event exactly as received; unmasked, so not for a viewer. */
export function findPayload(db: Db, leafIndex: number): Buffer | null {
  const stored = db.select({ bytes: payloads.bytes }).from(payloads).where(eq(payloads.leafIndex, leafIndex)).get();
  return stored?.bytes ?? null;
}

const cursorOf = (event: EventView | undefined, order: Order): Cursor | null =>
  event ? { at: order === "occurred" ? event.occurredAt : event.leafIndex, leafIndex: event.leafIndex } : null;

/** A row value, because the same spelt with OR reads twenty times as much. */
function beyond({ at, leafIndex }: Cursor, order: Order, descending: boolean): SQL {
  const sign = sql.raw(descending ? "<" : ">");
  if (order === "recorded") return sql`${auditEvents.leafIndex} ${sign} ${leafIndex}`;
  return sql`(${auditEvents.occurredAt}, ${auditEvents.leafIndex}) ${sign} (${at}, ${leafIndex})`;
}

/** The order of a list: every pair of events has one, and it is that of the indexes. */
export function ordered(order: Order, descending: boolean): SQL[] {
  const direction = sql.raw(descending ? "DESC" : "ASC");
  const columns = order === "recorded" ? [auditEvents.leafIndex] : [auditEvents.occurredAt, auditEvents.leafIndex];
  return columns.map((column) => sql`${column} ${direction}`);
}
