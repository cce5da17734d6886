import { Problem } from "#audit/problems.ts";
import type { EventRow } from "#components/event-row.ts";
import { type Lane, lanesOf } from "#components/timeline-lanes.ts";
import { findNewestSlots, listCustomers } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import { type CustomerPhoneView, findCustomerPhones } from "#db/registry.ts";

import { type Clock, clockOf } from "../../clock.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";
import { type SlotShown, slotsShown } from "./slot-since.ts";
import { readTimeline, type TimelinePage } from "./timeline-page.ts";

/** An account: what it is now, what the registry knows of its customers, and a page of what happened to it. */
export type AccountPage = {
  clock: Clock;
  status: SlotShown | null;
  phones: { shown: SlotShown[]; total: number };
  registry: Registry;
  timeline: TimelinePage & { lanes: Lane[] };
};

/** `phones` is null when no snapshot was ever imported. */
export type Registry = {
  customers: { shown: number[]; total: number };
  phones: { asOf: number; phones: CustomerPhoneView[] } | null;
};

const PHONES = 12;
const CUSTOMERS = 20;

/**
 * Reads what the page of an account shows.
 *
 * @throws Problem `not_found` when no event names the account
 */
export function readAccount(db: Db, address: AccountAddress, own: string): AccountPage {
  const [accountId = 0] = address.accountIds;
  const { zone } = address;
  const clock = clockOf(own, zone, (other) => timelineHref({ ...address, zone: other }));
  const timeline = readTimeline(db, address, clock);
  if (timeline.total === 0) throw new Problem("not_found", { name: "account" });
  const state = findNewestSlots(db, accountId, PHONES);
  // Those that receive something now come first, the last edited before the others.
  const phones = state.phones.toReversed().sort((one, other) => Number(isActive(other)) - Number(isActive(one)));
  const shown = slotsShown(db, state.status ? [state.status, ...phones] : phones, zone);
  return {
    clock,
    status: state.status && (shown.shift() ?? null),
    phones: { shown, total: state.phonesInAll },
    registry: readRegistry(db, accountId),
    timeline: {
      ...timeline,
      lanes: lanesOf(
        state,
        timeline.rows.map(({ event }) => event),
      ),
    },
  };
}

function readRegistry(db: Db, accountId: number): Registry {
  const customers = listCustomers(db, accountId);
  const shown = customers.slice(0, CUSTOMERS);
  return { customers: { shown, total: customers.length }, phones: findCustomerPhones(db, shown) };
}

const isActive = ({ event: { object } }: { event: EventRow["event"] }): boolean =>
  object !== null && "active" in object && object.active;
