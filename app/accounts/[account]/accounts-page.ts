import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Lane } from "#components/timeline-lanes.ts";
import { findNewestSlots, ofAccounts } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import { countEvents } from "#db/events.ts";

import { accountHref } from "../../addresses.ts";
import { type Clock, clockOf } from "../../clock.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";
import { type SlotShown, slotShown } from "./slot-since.ts";
import { readTimeline, type TimelinePage } from "./timeline-page.ts";

/** Several accounts in one timeline: what each is now, those of which no event tells, and what happened to them. */
export type AccountsPage = { clock: Clock; accounts: AccountNow[]; unknown: number[]; timeline: Timeline };
type Timeline = TimelinePage & { lanes: Lane[] };

/** One of several accounts: how much happened to it, its status, its own page, and the timeline without it. */
export type AccountNow = {
  lane: Extract<Lane, { kind: "account" }>;
  events: number;
  status: SlotShown | null;
  href: Route;
  without: Route;
};

/**
 * Reads what the page of several accounts shows.
 *
 * @throws Problem `not_found` when no event names any of them
 */
export function readAccounts(db: Db, address: AccountAddress, own: string): AccountsPage {
  const clock = clockOf(own, address.zone, (zone) => timelineHref({ ...address, zone }));
  const counted = address.accountIds.map((accountId) => {
    const scope = { subject: null, zone: clock.zone, now: Date.now() };
    return { accountId, events: countEvents(db, ofAccounts([accountId]), scope) };
  });
  const known = counted.filter(({ events }) => events > 0);
  if (known.length === 0) throw new Problem("not_found", { name: "account" });
  const accounts = known.map((one, color) => accountNow(db, address, { ...one, color }));
  return {
    clock,
    accounts,
    unknown: counted.filter(({ events }) => events === 0).map(({ accountId }) => accountId),
    timeline: { ...readTimeline(db, address, clock), lanes: accounts.map(({ lane }) => lane) },
  };
}

type Counted = { accountId: number; events: number; color: number };

function accountNow(db: Db, { accountIds, order, zone }: AccountAddress, { accountId, events, color }: Counted) {
  const { status } = findNewestSlots(db, accountId, 1);
  return {
    lane: { kind: "account" as const, accountId, color },
    events,
    status: status && slotShown(db, status, zone),
    href: accountHref(accountId, zone),
    without: timelineHref({ accountIds: accountIds.filter((other) => other !== accountId), order, zone }),
  };
}
