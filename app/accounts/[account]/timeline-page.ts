import type { Route } from "next";

import type { EventRow } from "#components/event-row.ts";
import { ofAccounts } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import { countEvents, listEvents } from "#db/events.ts";

import type { Clock } from "../../clock.ts";
import { eventRows } from "../../event-rows.ts";
import { listHref, NEWEST } from "../../list-address.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";

/** A page of what happened to one account or several, how much that is in all, and where it goes on. */
export type TimelinePage = { address: AccountAddress; total: number; rows: EventRow[]; links: TimelineLinks };

/** The other order, the pages to both sides (`ahead` is where reading comes from), and all events as a list. */
export type TimelineLinks = { other: Route; first: Route; ahead: Route | null; behind: Route | null; list: Route };

const PAGE = 100;

/** Reads the page of a timeline that an address asks for. */
export function readTimeline(db: Db, address: AccountAddress, clock: Clock): TimelinePage {
  const { accountIds, order, zone, before, after } = address;
  const search = ofAccounts(accountIds);
  const scope = { subject: null, zone: clock.zone, now: Date.now() };
  const page = listEvents(db, search, scope, { limit: PAGE, before, after, oldestFirst: order === "oldest" });
  const to = (more: Partial<AccountAddress>) => timelineHref({ accountIds, order, zone, ...more });
  const links: TimelineLinks = {
    other: to({ order: order === "oldest" ? "newest" : "oldest" }),
    first: to({}),
    ahead: page.newer && to({ after: page.newer }),
    behind: page.older && to({ before: page.older }),
    list: listHref("/events", { search, zone }),
  };
  const rows = eventRows(page.events, { path: "/events", address: { ...NEWEST, search, zone } });
  return { address, total: countEvents(db, search, scope), rows, links };
}
