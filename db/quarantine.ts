import { maskText } from "#audit/masking.ts";
import { maskPayload } from "#audit/payloads.ts";
import { PROBLEMS, type ProblemCode } from "#audit/problems.ts";
import type { Db } from "./client.ts";
import { count, desc, eq, lt } from "./drizzle.ts";
import { quarantine, sources } from "./schema.ts";

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
};

/** What waits in quarantine, newest first, in pages by id. */
export function listQuarantine(db: Db, request: { limit: number; before?: number | null }): QuarantineItem[] {
  const { limit, before = null } = request;
  return db
    .select()
    .from(quarantine)
    .innerJoin(sources, eq(sources.sourceId, quarantine.sourceId))
    .where(before === null ? undefined : lt(quarantine.quarantineId, before))
    .orderBy(desc(quarantine.quarantineId))
    .limit(limit)
    .all()
    .map(({ quarantine: item, sources: source }) => itemOf(item, source.name));
}

/** How many wait, and for which reason. */
export function countQuarantine(db: Db): { code: ProblemCode; title: string; count: number }[] {
  return db
    .select({ code: quarantine.code, count: count() })
    .from(quarantine)
    .groupBy(quarantine.code)
    .orderBy(desc(count()), quarantine.code)
    .all()
    .map(({ code, count }) => ({ code: code as ProblemCode, title: titleOf(code), count }));
}

function itemOf(item: typeof quarantine.$inferSelect, source: string): QuarantineItem {
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
  };
}

/** What is whole and small is masked as the payload it is, so that its times and ids stay. */
const maskedBeginning = (bytes: Buffer): string =>
  bytes.length <= WHOLE ? maskPayload(bytes) : maskText(bytes.subarray(0, 8 * BEGINNING).toString("utf8"));

const BEGINNING = 160;
const WHOLE = 16_384;

const titleOf = (code: string): string => (code in PROBLEMS ? PROBLEMS[code as ProblemCode].title : code);
