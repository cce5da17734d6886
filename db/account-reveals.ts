import { readPhone } from "#audit/search/phones.ts";
import type { Search } from "#audit/search/search.ts";

import { looksOf } from "./access-looks.ts";
import { ofAccounts } from "./accounts.ts";
import type { Db } from "./client.ts";
import { sql } from "./drizzle.ts";
import { listEvents } from "./events.ts";

/** A reveal as it is told on the timeline of its account. `at` in milliseconds; `last` are the digits that everybody sees. */
export type RevealView = {
  leafIndex: number;
  at: number;
  viewer: string | null;
  accountId: number;
  /** The event whose number it was; null for a phone of the registry. */
  event: number | null;
  last: string;
  reason: string;
  caseNumber: string | null;
};

/** Of which accounts, of which trail, from when (inclusive) and until when (exclusive), in milliseconds. */
export type RevealsAsked = { accountIds: number[]; trail: "real" | "demo"; since: number; until: number };

/** The newest reveals in a time, newest first; `more` when there are others in it. */
export function listReveals(
  access: Db,
  { accountIds, trail, since, until }: RevealsAsked,
): { reveals: RevealView[]; more: boolean } {
  if (accountIds.length === 0) return { reveals: [], more: false };
  const only = sql`audit_events.occurred_at >= ${ms(since)} AND audit_events.occurred_at < ${ms(until)}`;
  const scope = { subject: null, zone: "UTC", now: Date.now() };
  const page = listEvents(access, revealsOn(accountIds), scope, { limit: MOST, only });
  const accounts = new Map(page.events.map(({ leafIndex, accountId }) => [leafIndex, accountId]));
  const looks = looksOf(access, page).filter(({ seen }) => seen.trail === trail);
  return {
    reveals: looks.map(({ leafIndex, at, viewer, seen }) => ({
      leafIndex,
      at,
      viewer,
      accountId: accounts.get(leafIndex) ?? 0,
      event: seen.leaf_index ?? null,
      last: readPhone(String(seen.phone))?.digits ?? "",
      reason: seen.reason ?? "",
      caseNumber: typeof seen.case_number === "string" ? seen.case_number : null,
    })),
    more: page.older !== null,
  };
}

const MOST = 50;

const ms = (instant: number): number => Math.max(Number.MIN_SAFE_INTEGER, Math.min(instant, Number.MAX_SAFE_INTEGER));

const revealsOn = (accountIds: number[]): Search => ({
  terms: [{ key: "event", negated: false, values: ["viewer_reveal"] }, ...ofAccounts(accountIds).terms],
});
