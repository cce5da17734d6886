import type { Route } from "next";

import type { EventRow } from "#components/event-row.ts";
import { occurredNext, ofAccounts } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import type { EventView } from "#db/event-view.ts";
import { countEvents, listEvents } from "#db/events.ts";

import type { Clock } from "../../clock.ts";
import { eventRows } from "../../event-rows.ts";
import { listHref } from "../../list-address.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";

/** A page of what happened to one account or several, how much that is in all, and where it goes on. */
export type TimelinePage = {
  address: AccountAddress;
  total: number;
  rows: EventRow[];
  /** The time that belongs to this page, so that what is told beside the events is on one page only. */
  period: Period;
  links: TimelineLinks;
};

/** From an instant on (inclusive) to another (exclusive), in milliseconds; without an end where no event is beyond. */
type Period = { since: number; until: number };

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
  const rows = eventRows(page.events, zone);
  const period = periodOf(db, address, page.events, links);
  return { address, total: countEvents(db, search, scope), rows, period, links };
}

/** From the oldest event of a page, or from ever, to the event after its newest. */
function periodOf(db: Db, { accountIds, order }: AccountAddress, events: EventView[], links: TimelineLinks): Period {
  const [newest, oldest] = order === "newest" ? [events.at(0), events.at(-1)] : [events.at(-1), events.at(0)];
  const [later, earlier] = order === "newest" ? [links.ahead, links.behind] : [links.behind, links.ahead];
  const next = later && newest ? occurredNext(db, accountIds, newest.occurredAt, newest.leafIndex) : null;
  return {
    since: earlier === null ? Number.NEGATIVE_INFINITY : (oldest?.occurredAt ?? Number.NEGATIVE_INFINITY),
    until: next ?? Number.POSITIVE_INFINITY,
  };
}
