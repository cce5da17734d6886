import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { EventRow } from "#components/event-row.ts";
import { type Lane, lanesOf } from "#components/timeline-lanes.ts";
import { findNewestSlots, listCustomers, ofAccount } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import { countEvents, listEvents } from "#db/events.ts";
import { type CustomerPhoneView, findCustomerPhones } from "#db/registry.ts";

import { eventRows } from "../../event-rows.ts";
import { listHref, NEWEST } from "../../list-address.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";
import { type SlotShown, slotShown } from "./slot-since.ts";

/** An account: what it is now, what the registry knows of its customers, and a page of what happened to it. */
export type AccountPage = {
  address: AccountAddress;
  total: number;
  status: SlotShown | null;
  phones: { shown: SlotShown[]; total: number };
  registry: Registry;
  timeline: { rows: EventRow[]; lanes: Lane[]; links: TimelineLinks };
};

/** `phones` is null when no snapshot was ever imported. */
export type Registry = {
  customers: { shown: number[]; total: number };
  phones: { asOf: number; phones: CustomerPhoneView[] } | null;
};

/** The other order, the pages to both sides (`ahead` is where reading comes from), and all events as a list. */
export type TimelineLinks = { other: Route; first: Route; ahead: Route | null; behind: Route | null; list: Route };

const PAGE = 100;
const PHONES = 12;
const CUSTOMERS = 20;

/**
 * Reads what the page of an account shows.
 *
 * @throws Problem `not_found` when no event names the account
 */
export function readAccount(db: Db, address: AccountAddress, zone: string): AccountPage {
  const { accountId } = address;
  const total = countEvents(db, ofAccount(accountId), { subject: null, zone, now: Date.now() });
  if (total === 0) throw new Problem("not_found", { name: "account" });
  const state = findNewestSlots(db, accountId, PHONES);
  // Those that receive something now come first, the last edited before the others.
  const phones = state.phones.toReversed().sort((one, other) => Number(isActive(other)) - Number(isActive(one)));
  const { rows, links } = readTimeline(db, address, zone);
  return {
    address,
    total,
    status: state.status && slotShown(db, state.status),
    phones: { shown: phones.map((phone) => slotShown(db, phone)), total: state.phonesInAll },
    registry: readRegistry(db, accountId),
    timeline: {
      rows,
      lanes: lanesOf(
        state,
        rows.map(({ event }) => event),
      ),
      links,
    },
  };
}

function readTimeline(db: Db, address: AccountAddress, zone: string) {
  const { accountId, order, before, after } = address;
  const search = ofAccount(accountId);
  const scope = { subject: null, zone, now: Date.now() };
  const page = listEvents(db, search, scope, { limit: PAGE, before, after, oldestFirst: order === "oldest" });
  const links: TimelineLinks = {
    other: timelineHref({ accountId, order: order === "oldest" ? "newest" : "oldest" }),
    first: timelineHref({ accountId, order }),
    ahead: page.newer && timelineHref({ accountId, order, after: page.newer }),
    behind: page.older && timelineHref({ accountId, order, before: page.older }),
    list: listHref("/events", { search }),
  };
  return { rows: eventRows(page.events, { path: "/events", address: { ...NEWEST, search } }), links };
}

function readRegistry(db: Db, accountId: number): Registry {
  const customers = listCustomers(db, accountId);
  const shown = customers.slice(0, CUSTOMERS);
  return { customers: { shown, total: customers.length }, phones: findCustomerPhones(db, shown) };
}

const isActive = ({ event: { object } }: { event: EventRow["event"] }): boolean =>
  object !== null && "active" in object && object.active;
