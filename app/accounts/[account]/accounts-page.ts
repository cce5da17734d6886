import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Lane } from "#components/timeline-lanes.ts";
import { countByAccount, listStatuses } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";

import { accountHref } from "../../addresses.ts";
import { type Clock, clockOf } from "../../clock.ts";
import { type AccountAddress, timelineHref } from "./account-address.ts";
import { type SlotShown, slotsShown } from "./slot-since.ts";
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
  const { accountIds, zone } = address;
  const events = countByAccount(db, accountIds);
  if (events.size === 0) throw new Problem("not_found", { name: "account" });
  const known = accountIds.filter((accountId) => events.has(accountId));
  const statuses = new Map(
    slotsShown(db, listStatuses(db, known), zone).map((status) => [status.event.accountId, status]),
  );
  const accounts = known.map((accountId, color) =>
    accountNow(address, {
      lane: { kind: "account", accountId, color },
      events: events.get(accountId) ?? 0,
      status: statuses.get(accountId) ?? null,
    }),
  );
  return {
    clock,
    accounts,
    unknown: accountIds.filter((accountId) => !events.has(accountId)),
    timeline: { ...readTimeline(db, address, clock), lanes: accounts.map(({ lane }) => lane) },
  };
}

type Told = Pick<AccountNow, "lane" | "events" | "status">;

function accountNow({ accountIds, order, zone }: AccountAddress, told: Told): AccountNow {
  const { accountId } = told.lane;
  return {
    ...told,
    href: accountHref(accountId, zone),
    without: timelineHref({ accountIds: accountIds.filter((other) => other !== accountId), order, zone }),
  };
}
