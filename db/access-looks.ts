import type { Seen } from "#audit/looks.ts";
import { maskText } from "#audit/masking.ts";
import type { Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { and, type SQL, sql } from "./drizzle.ts";
import { type Cursor, countEvents, type EventPage, listEvents } from "./events.ts";
import type { Scope } from "./matching.ts";
import { payloads } from "./schema.ts";

/** A look as an auditor sees it. `at` in milliseconds; `role` is empty for who is not signed in. */
export type LookView = {
  leafIndex: number;
  at: number;
  event: string;
  viewer: string | null;
  role: string;
  origin: string | null;
  address: string | null;
  uri: string | null;
  seen: Seen;
};

/** Looks that showed something: by the events of the trail that they listed or opened, and some by name. */
export type Shown = { leaves: Uint32Array; looks: number[] };

export type LookPage = { looks: LookView[]; total: number; newer: Cursor | null; older: Cursor | null };

/** Which looks: those that a search of the access log selects, and of these, those that showed some events of the trail. */
export type LookRequest = {
  search: Search;
  /** Those that showed something; null for all looks. */
  shown: Shown | null;
  before: Cursor | null;
  after: Cursor | null;
  /** What who asks may see of them (db/own-doings.ts); undefined for all. */
  allowed?: SQL | undefined;
};

const PAGE = 50;
const EXPORT_PAGE = 500;

/** A page of looks, newest first. */
export function listLooks(access: Db, scope: Scope, { search, before, after, ...looks }: LookRequest): LookPage {
  const only = onlyOf(looks);
  const page = listEvents(access, search, scope, { limit: PAGE, before, after, only });
  const total = countEvents(access, search, scope, only);
  return { looks: looksOf(access, page), total, newer: page.newer, older: page.older };
}

/** How many looks a search of the access log selects, of these or of all. */
export const countLooks = (access: Db, scope: Scope, { search, ...looks }: Looks): number =>
  countEvents(access, search, scope, onlyOf(looks));

/** All of them, newest first, a page at a time; between two pages everybody else has their turn. */
export function* walkLooks(access: Db, scope: Scope, { search, ...looks }: Looks): Generator<LookView[]> {
  const only = onlyOf(looks);
  for (let before: Cursor | null = null, more = true; more; ) {
    const page: EventPage = listEvents(access, search, scope, { limit: EXPORT_PAGE, before, only });
    if (page.events.length > 0) yield looksOf(access, page);
    before = page.older;
    more = before !== null;
  }
}

type Looks = Pick<LookRequest, "search" | "shown" | "allowed">;

const onlyOf = ({ shown, allowed }: Omit<Looks, "search">): SQL | undefined =>
  and(allowed, shown === null ? undefined : thatShowed(shown));

/** An index seek for each event. */
const thatShowed = ({ leaves, looks }: Shown): SQL =>
  sql`audit_events.leaf_index IN (SELECT look FROM shown_leaves
    WHERE leaf_index IN (SELECT value FROM json_each(${JSON.stringify([...leaves])}))
    UNION SELECT value FROM json_each(${JSON.stringify(looks)}))`;

type Payload = { data: { address: string | null; object: Seen } };

/** What is told of a page of looks. A reason was typed by somebody, who may have put a number there. */
export function looksOf(access: Db, { events }: Pick<EventPage, "events">): LookView[] {
  const rows = access
    .select()
    .from(payloads)
    .where(
      sql`leaf_index IN (SELECT value FROM json_each(${JSON.stringify(events.map(({ leafIndex }) => leafIndex))}))`,
    )
    .all();
  const byLeaf = new Map(rows.map(({ leafIndex, bytes }) => [leafIndex, JSON.parse(String(bytes)) as Payload]));
  return events.map(({ leafIndex, occurredAt, event, operator, roles, origin, uri }) => ({
    leafIndex,
    at: occurredAt,
    event,
    viewer: operator,
    role: roles.join(", "),
    origin,
    address: byLeaf.get(leafIndex)?.data.address ?? null,
    uri,
    seen: maskedSeen(byLeaf.get(leafIndex)?.data.object ?? {}),
  }));
}

const maskedSeen = (seen: Seen): Seen =>
  typeof seen.reason === "string" ? { ...seen, reason: maskText(seen.reason) } : seen;
