import type { Decoded } from "./naive-decode.ts";

/** A recorded event with its place in the ledger. */
export type Recorded = Decoded & { leafIndex: number };

/** Sorts by (occurred_at, leaf_index), oldest first. */
export function inOrder<T extends { occurredAt: number; leafIndex: number }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => a.occurredAt - b.occurredAt || a.leafIndex - b.leafIndex);
}

/** What a before/after is about; null for an event that is in no slot. */
export function slotOf(event: Recorded): string | null {
  if (event.kind === "unknown") return null;
  const object = objectOf(event);
  if (event.kind === "status") return `status ${object.account_id}`;
  const id = phoneIdOf(uriOf(event));
  if (id !== null) return `phone ${object.account_id} ${id}`;
  return `phone ${object.account_id} of ${object.customer_id ?? null} ${object.type}`;
}

/** The phone id of a concrete uri. */
export function phoneIdOf(uri: string): string | null {
  const id = /\/phones\/([^/]+)$/.exec(uri.trim())?.[1];
  return id === undefined || isPlaceholder(id) ? null : id;
}

/** The account a concrete uri names. */
export function uriAccountOf(uri: string): string | null {
  const account = /\/accounts\/([^/]+)/.exec(uri.trim())?.[1];
  return account === undefined || isPlaceholder(account) ? null : account;
}

export function isPlaceholder(segment: string): boolean {
  return segment.startsWith(":") || segment.startsWith("{");
}

export function objectOf(event: Decoded): Record<string, unknown> {
  return event.data.object as Record<string, unknown>;
}

export function uriOf(event: Decoded): string {
  return event.data.uri as string;
}
