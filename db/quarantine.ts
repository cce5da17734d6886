import { maskText } from "#audit/masking.ts";
import { maskPayload } from "#audit/payloads.ts";
import { PROBLEMS, type ProblemCode } from "#audit/problems.ts";
import type { Db } from "./client.ts";
import { and, count, desc, eq, lt, type SQL, sql } from "./drizzle.ts";
import { quarantine, sources } from "./schema.ts";

/** What became of what was refused: it waits, was given up, or is an event. */
export const QUARANTINE_STATES = ["waiting", "discarded", "settled"] as const;
export type QuarantineState = (typeof QUARANTINE_STATES)[number];

/** Something that was refused, as a viewer sees it: where it stood, why, and how it begins, with numbers masked. */
export type QuarantineItem = {
  quarantineId: number;
  source: string;
  file: string;
  ordinal: number;
  offset: number;
  length: number;
  code: ProblemCode;
  title: string;
  pointer: string | null;
  expected: string | null;
  firstSeenAt: number;
  lastSeenAt: number;
  times: number;
  beginning: string;
  state: QuarantineState;
};

type Which = { state?: QuarantineState | "all"; source?: string | null };

/** Which items are asked for; without a state, those that wait. */
export type QuarantineRequest = Which & { limit: number; before?: number | null; code?: string | null };

/** What is in quarantine, newest first, in pages by id. */
export function listQuarantine(db: Db, request: QuarantineRequest): QuarantineItem[] {
  const { limit, before = null, state = "waiting", code = null, source = null } = request;
  return db
    .select({ item: quarantine, source: sources.name, state: STATE })
    .from(quarantine)
    .innerJoin(sources, eq(sources.sourceId, quarantine.sourceId))
    .where(
      and(
        before === null ? undefined : lt(quarantine.quarantineId, before),
        code === null ? undefined : eq(quarantine.code, code),
        chosen({ state, source }),
      ),
    )
    .orderBy(desc(quarantine.quarantineId))
    .limit(limit)
    .all()
    .map((row) => itemView(row.item, row.source, row.state));
}

const chosen = ({ state, source }: Required<Which>): SQL | undefined =>
  and(state === "all" ? undefined : inState(state), source === null ? undefined : eq(sources.name, source));

/** How many items there are for which reason; without a state, of those that wait. */
export function countQuarantine(
  db: Db,
  { state = "waiting", source = null }: Which = {},
): { code: ProblemCode; title: string; count: number }[] {
  return db
    .select({ code: quarantine.code, count: count() })
    .from(quarantine)
    .innerJoin(sources, eq(sources.sourceId, quarantine.sourceId))
    .where(chosen({ state, source }))
    .groupBy(quarantine.code)
    .orderBy(desc(count()), quarantine.code)
    .all()
    .map(({ code, count }) => ({ code: code as ProblemCode, title: titleOf(code), count }));
}

/** An item as a viewer may see it; its bytes are masked, and so is its pointer. */
export function itemView(item: typeof quarantine.$inferSelect, source: string, state: QuarantineState): QuarantineItem {
  return {
    quarantineId: item.quarantineId,
    source,
    file: item.file,
    ordinal: item.ordinal,
    offset: item.byteOffset,
    length: item.byteLength,
    code: item.code as ProblemCode,
    title: titleOf(item.code),
    pointer: item.pointer && maskText(item.pointer),
    expected: item.expected,
    firstSeenAt: item.firstSeenAt,
    lastSeenAt: item.lastSeenAt,
    times: item.times,
    // Masked before it is cut: what is left of a number could be too short to be known for one.
    beginning: maskedBeginning(item.bytes).slice(0, BEGINNING).toWellFormed(),
    state,
  };
}

/** The English title of a problem by its code, or the code where we have no such problem any more. */
export const titleOf = (code: string): string => (code in PROBLEMS ? PROBLEMS[code as ProblemCode].title : code);

// An event is final, and what was given up stays so until it is one. Refused again, it waits as before.
const decided = (outcomes: SQL): SQL => sql`EXISTS (
  SELECT 1 FROM quarantine_decisions
  WHERE quarantine_decisions.quarantine_id = quarantine.quarantine_id AND ${outcomes})`;
const SETTLED = decided(sql`quarantine_decisions.leaf_index IS NOT NULL`);
const DECIDED = decided(sql`quarantine_decisions.outcome <> 'refused'`);

/** The state of the item of a query. */
export const STATE = sql<QuarantineState>`CASE WHEN ${SETTLED} THEN 'settled' WHEN ${DECIDED} THEN 'discarded' ELSE 'waiting' END`;

/** The condition that an item of a query is in a state. */
export function inState(state: QuarantineState): SQL {
  if (state === "settled") return SETTLED;
  return state === "waiting" ? sql`NOT ${DECIDED}` : sql`(${DECIDED} AND NOT ${SETTLED})`;
}

/** What is whole and small is masked as the payload it is, so that its times and ids stay. */
const maskedBeginning = (bytes: Buffer): string =>
  bytes.length <= WHOLE ? maskPayload(bytes) : maskText(bytes.subarray(0, 8 * BEGINNING).toString("utf8"));

const BEGINNING = 160;
const WHOLE = 16_384;
