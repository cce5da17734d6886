import { listReveals, type RevealsAsked, type RevealView } from "#db/account-reveals.ts";
import type { Db } from "#db/client.ts";
import { accessStore } from "#db/live.ts";
import { notActedOn } from "#db/own-doings.ts";

import { trailOf } from "../../list-news.ts";
import { may } from "../../permissions.ts";
import type { Viewer } from "../../session.ts";
import { readSettings } from "../../settings.ts";
import type { TimelinePage } from "./timeline-page.ts";

/** The reveals of the time that a page of a timeline shows; `more` when there are too many to tell them all. */
export type RevealsShown = { reveals: RevealView[]; more: boolean };

const NONE: RevealsShown = { reveals: [], more: false };

/**
 * Reads which numbers of these accounts were revealed, for who may know: nobody who acted on an account is told who looks
 * into it.
 */
export function readReveals(
  { db, demo }: { db: Db; demo: boolean },
  { address, period }: TimelinePage,
  { role, email }: Viewer,
): RevealsShown {
  if (!may(role, "see_reveals")) return NONE;
  const accountIds = notActedOn(db, address.accountIds, email);
  const asked: RevealsAsked = { accountIds, trail: trailOf(demo), ...period };
  return listReveals(accessStore(readSettings().data), asked);
}
