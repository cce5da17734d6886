import type { Seen } from "#audit/looks.ts";
import { Problem } from "#audit/problems.ts";
import { parseSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";

import { ofAccount } from "./accounts.ts";
import type { Db } from "./client.ts";
import { and, sql } from "./drizzle.ts";
import { matching, type Scope } from "./matching.ts";
import { auditEvents, type Subject } from "./schema.ts";

/** Where the trail is read, and what it takes to read a search of long ago as it was meant. */
export type Trail = { db: Db; zone: string; phoneKey: Uint8Array };

/** Looks by their leaf index in the access log; `cut` when there were more to be compared than are. */
export type Unlisted = { looks: number[]; cut: boolean };

/**
 * The exports and the lists of the command line that had any of these events in them. They are not kept event by event, so
 * what they asked for is asked again: the search, in its zone, at its time, of the ledger as it was. What cannot be asked
 * again is among them, for nobody can say that it showed nothing. The newest are compared first.
 */
export function unlistedLooks(access: Db, trail: Trail, leaves: Uint32Array, mostRead: number = READ): Unlisted {
  if (leaves.length === 0) return { looks: [], cut: false };
  const most = Math.min(MOST, Math.max(FEWEST, Math.floor(COMPARED / leaves.length)));
  const shown = JSON.stringify([...leaves]);
  const answers = new Map<string, boolean>();
  const looks: number[] = [];
  let read = 0;
  for (const { look, seen, at } of candidates(access, mostRead + 1)) {
    read += 1;
    if (read > mostRead) return { looks, cut: true };
    if (isOfTheLog(seen)) continue;
    const asked = keyOf({ look, seen, at });
    if (!answers.has(asked) && answers.size === most) return { looks, cut: true };
    const had = answers.get(asked) ?? showed(trail, { seen, at, shown });
    answers.set(asked, had);
    if (had) looks.push(look);
  }
  return { looks, cut: false };
}

/**
 * How many events are compared with all lists together, about a microsecond each; and with how many lists, about half a
 * millisecond each: half a second in all.
 */
const COMPARED = 500_000;
const [FEWEST, MOST] = [10, 1000];
/** And how many looks are read, some ten microseconds each: many of them asked for the same. */
const READ = 20_000;

type Candidate = { look: number; at: number; seen: Seen };

/** Exports, and what the command line printed, newest first. */
function* candidates(access: Db, most: number): Generator<Candidate> {
  const rows = access.$client.prepare<[number], { look: number; at: number; bytes: Buffer }>(CANDIDATES);
  for (const { look, at, bytes } of rows.iterate(most))
    yield { look, at, seen: (JSON.parse(String(bytes)) as { data: { object: Seen } }).data.object };
}

// By their shapes, of which there are few: nobody's looks at pages are gone through.
const CANDIDATES = `SELECT look, at, bytes FROM (
    SELECT o.leaf_index AS look, o.occurred_at AS at
    FROM shapes AS s CROSS JOIN occurrences AS o ON o.shape_id = s.shape_id
    WHERE s.kind_id IN (SELECT kind_id FROM event_kinds WHERE event = 'viewer_export')
      OR (s.origin_id IN (SELECT origin_id FROM origins WHERE origin = 'CLI')
        AND s.kind_id IN (SELECT kind_id FROM event_kinds
          WHERE event IN ('viewer_search', 'viewer_open', 'viewer_reveal')))
    ORDER BY look DESC LIMIT ?
  ) CROSS JOIN payloads ON leaf_index = look ORDER BY look DESC`;

/** The same question has the same answer; what time it was is part of it only where the search asks for the last hours. */
const keyOf = ({ seen, at }: Candidate): string => {
  const now = String(seen.search).includes("last:") ? (seen.now ?? at) : null;
  return JSON.stringify([seen.list, seen.search, seen.account_id, seen.zone, now, seen.ledger_size]);
};

/** An export of the access log shows looks, and no event of the trail. */
const isOfTheLog = ({ list }: Seen): boolean => String(list ?? "").startsWith("/access");

type Kept = { seen: Seen; at: number; shown: string };

/** Whether a look had any of these events in it; what nobody can ask again may have had them. */
function showed(trail: Trail, kept: Kept): boolean {
  try {
    return found(trail, kept);
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

function found({ db, zone, phoneKey }: Trail, { seen, at, shown }: Kept): boolean {
  const search = searchOf(seen);
  if (isMasked(search)) return true;
  const scope: Scope = {
    subject: SUBJECT_OF[String(seen.list)] ?? null,
    zone: typeof seen.zone === "string" ? seen.zone : zone,
    now: typeof seen.now === "number" ? seen.now : at,
    ledger: seen.ledger_size,
    phoneKey,
  };
  const among = sql`${auditEvents.leafIndex} IN (SELECT value FROM json_each(${shown}))`;
  const where = and(among, matching(db, search, scope));
  return db.select({ one: sql`1` }).from(auditEvents).where(where).limit(1).get() !== undefined;
}

/** A timeline is asked for by its account, everything else by a search. */
const searchOf = ({ search, account_id: account }: Seen): Search =>
  search === undefined && account !== undefined ? ofAccount(account) : parseSearch(search ?? "");

/** Free text in which a number was, of which only the end was kept. */
const isMasked = ({ terms }: Search): boolean =>
  terms.some(({ key, values }) => key === "text" && values.some((value) => value.includes("***")));

const SUBJECT_OF: Record<string, Subject> = { "status-changes": "status", "phone-edits": "phone" };
