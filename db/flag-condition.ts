import { FLAGS, type Flag, flagBits } from "#audit/flags.ts";
import { readWord } from "#audit/search/values.ts";
import { type SQL, sql } from "./drizzle.ts";
import { revisionsAt } from "./frozen-revisions.ts";
import type { Scope } from "./matching.ts";
import { anyOf } from "./sql-conditions.ts";

/** The flags that are derived with a revision, as bits; the others are recorded with the event. */
export const DERIVED_FLAGS = flagBits(["late", "contradiction", "noop"]);

/** An event has one of these flags: put on it when it was recorded, or derived with its revision. */
export function flagged(values: string[], { ledger }: Scope): SQL {
  const bits = flagBits(flagsNamed(values));
  const recorded = bits & ~DERIVED_FLAGS;
  const derived = bits & DERIVED_FLAGS;
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
export const allFlags = ({
  ledger,
}: Scope): SQL<number> => sql<number>`(audit_events.flags & ${~DERIVED_FLAGS} | coalesce(
  (SELECT revisions.flags & ${DERIVED_FLAGS} FROM ${revisionsAt(ledger)} WHERE revisions.leaf_index = audit_events.leaf_index), 0))`;

/** The flags that the values of a term name. */
export const flagsNamed = (values: string[]): Flag[] => values.map(readWord).filter(isFlag);

const isFlag = (word: string): word is Flag => FLAGS.some((flag) => flag === word);
