import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { withReserve } from "./reserve.ts";
import { rowsOf } from "./statements.ts";
import { storeProblem } from "./store-problems.ts";

/**
 * How many looks wait until they are listed by event. Each event has its own place in that list, so the fifty of a page are
 * fifty pages of the store that have to be written: once for so many looks at the same list, and not for each.
 */
export const LISTED_TOGETHER = 64;

/** So many are listed in one go at most: everybody else waits for it. */
const MOST = 4 * LISTED_TOGETHER;

/**
 * Lists by event what the newest looks showed, when there are enough of them. Until then it is read from the looks
 * themselves (the view `shown_leaves`), so where the store refuses they just go on waiting.
 */
export function listLooked(access: Db): void {
  if (!isListingDue(access)) return;
  try {
    withReserve(access, () => listNext(access));
  } catch (error) {
    if (!(storeProblem(error) instanceof Problem)) throw error;
  }
}

/** Whether enough looks wait to be listed. */
export function isListingDue(access: Db): boolean {
  return ledgerSize(access) - listedSize(access) >= LISTED_TOGETHER;
}

function listNext(access: Db): void {
  const { $client } = access;
  const work = $client.transaction(() => {
    const until = Math.min(ledgerSize(access), listedSize(access) + MOST);
    $client.prepare(LIST).run(until);
    $client.prepare("INSERT INTO listings VALUES (?)").run(until);
  });
  work.immediate();
}

const listedSize = (access: Db): number => (rowsOf(access, "SELECT max(looks) FROM listings").get() as [number])[0];

// In the order of the list, so that each of its pages is sought once. A server of the release before, which was still open when
// the log was migrated, lists its looks itself.
const LIST = `INSERT INTO listed_leaves (leaf_index, look)
  SELECT DISTINCT leaf_index, look FROM unlisted_leaves AS shown
  WHERE look < ? AND typeof(leaf_index) = 'integer'
    AND NOT EXISTS (SELECT 1 FROM listed_leaves WHERE leaf_index = shown.leaf_index AND look = shown.look)
  ORDER BY leaf_index, look`;
