import { FLAGS, type Flag, flagBits } from "#audit/flags.ts";
import { readWord } from "#audit/search/values.ts";
import { type SQL, sql } from "./drizzle.ts";
import { revisionsAt } from "./frozen-revisions.ts";
import type { Scope } from "./matching.ts";
import { anyOf } from "./sql-conditions.ts";

const DERIVED = flagBits(["late", "contradiction", "noop"]);

/** An event has one of these flags: put on it when it was recorded, or derived with its revision. */
export function flagged(values: string[], { ledger }: Scope): SQL {
  const bits = flagBits(values.map(readWord).filter(isFlag));
  const recorded = bits & ~DERIVED;
  const derived = bits & DERIVED;
  return anyOf([
    ...(recorded ? [sql`audit_events.flags & ${recorded}`] : []),
    ...(derived
      ? [
          sql`EXISTS (SELECT 1 FROM ${revisionsAt(ledger)}
            WHERE revisions.leaf_index = audit_events.leaf_index AND revisions.flags & ${derived})`,
        ]
      : []),
  ]);
}

/** All flags of an event as bits, recorded and derived. */
export const allFlags = ({ ledger }: Scope): SQL<number> => sql<number>`(audit_events.flags & ${~DERIVED} | coalesce(
  (SELECT revisions.flags & ${DERIVED} FROM ${revisionsAt(ledger)} WHERE revisions.leaf_index = audit_events.leaf_index), 0))`;

const isFlag = (word: string): word is Flag => FLAGS.some((flag) => flag === word);
