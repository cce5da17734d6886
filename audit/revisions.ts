import type { State } from "./states.ts";

/** One field that an event changed. */
export type FieldChange = {
  field: string;
  from: string | number | boolean | null;
  to: string | number | boolean | null;
};

/** Where a before comes from: an earlier event of the slot, the phone registry, or nowhere. */
export type BeforeFrom = "observed" | "registry" | "unknown";

/** What an event changed, field by field, in the order of the state's fields. Empty for a no-op. */
export function fieldChanges(before: State, after: State): FieldChange[] {
  const was = before as Record<string, FieldChange["from"]>;
  return Object.entries(after)
    .filter(([field, to]) => was[field] !== to)
    .map(([field, to]) => ({ field, from: was[field] ?? null, to }));
}
