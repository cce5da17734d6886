import type { Db } from "./client.ts";
import { sql } from "./drizzle.ts";
import { auditEvents } from "./schema.ts";

/**
 * Accounts of the trail whose id begins with these digits, the very one first, then the shorter ids first. Each is one
 * seek in the index, so that an account with a million events costs no more than one with a single one.
 */
export function suggestAccounts(db: Db, digits: string, limit: number): number[] {
  if (!/^(0|[1-9]\d{0,15})$/.test(digits)) return [];
  const found: number[] = [];
  for (const [from, to] of rangesOf(Number(digits))) {
    let next = firstAccount(db, from, to);
    while (next !== null && found.length < limit) {
      found.push(next);
      next = firstAccount(db, next + 1, to);
    }
  }
  return found;
}

/** 32 stands for 32, 320 to 329, 3200 to 3299, and so on. */
function rangesOf(prefix: number): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (let scale = 1; prefix * scale <= Number.MAX_SAFE_INTEGER && (scale === 1 || prefix > 0); scale *= 10)
    ranges.push([prefix * scale, Math.min(prefix * scale + scale - 1, Number.MAX_SAFE_INTEGER)]);
  return ranges;
}

function firstAccount(db: Db, from: number, to: number): number | null {
  const [row] = db.all<{ first: number | null }>(
    sql`SELECT min(account_id) AS first FROM ${auditEvents} WHERE account_id BETWEEN ${from} AND ${to}`,
  );
  return row?.first ?? null;
}
