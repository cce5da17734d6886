import { isPhoneView } from "#audit/masked-states.ts";
import { readSlot } from "#audit/slots.ts";
import type { AccountState, SlotNow } from "#db/accounts.ts";
import type { EventView } from "#db/event-view.ts";

/**
 * What a lane of a timeline follows: the status, one phone, all phones that have no lane of their own, or the rest; where
 * several accounts are followed, one of them.
 */
export type Lane =
  | { kind: "status" }
  | { kind: "phone"; slot: string; name: SlotName; color: number }
  | { kind: "folded"; phones: number }
  | { kind: "other" }
  | { kind: "account"; accountId: number; color: number };

/** What a phone slot is called: its type as it was told last, and what sets it apart. */
export type SlotName = { type: string; phoneId: string | null; customer: string | null };

/** More phones than this share one lane; a rail of more cannot be followed by the eye. */
export const PHONE_LANES = 6;

/** The lanes of an account, in the same order on every page: the phones that were edited last have their own. */
export function lanesOf(state: AccountState & { phonesInAll: number }, events: Pick<EventView, "slot">[]): Lane[] {
  const phones = state.phones.toReversed();
  const folded = state.phonesInAll - PHONE_LANES;
  return [
    ...(state.status ? [{ kind: "status" } as const] : []),
    ...phones.slice(0, PHONE_LANES).map(phoneLane),
    ...(folded > 0 ? [{ kind: "folded", phones: folded } as const] : []),
    ...(events.some(({ slot }) => slot === null) ? [{ kind: "other" } as const] : []),
  ];
}

/** What tells a lane from the others of its timeline. */
export function keyOfLane(lane: Lane): string {
  if (lane.kind === "phone") return lane.slot;
  return lane.kind === "account" ? `account:${lane.accountId}` : lane.kind;
}

/** The place of the lane that an event belongs to. */
export function laneOf({ slot, accountId }: Pick<EventView, "slot" | "accountId">, lanes: Lane[]): number {
  const account = lanes.findIndex((lane) => lane.kind === "account" && lane.accountId === accountId);
  if (account !== -1) return account;
  if (slot === null) return lanes.findIndex(({ kind }) => kind === "other");
  if (readSlot(slot).kind === "status") return lanes.findIndex(({ kind }) => kind === "status");
  const own = lanes.findIndex((lane) => lane.kind === "phone" && lane.slot === slot);
  return own === -1 ? lanes.findIndex(({ kind }) => kind === "folded") : own;
}

/** The name of a phone slot from its newest event. */
export function nameOfSlot({ kind, rest, event }: SlotNow): SlotName {
  const told = event.object && isPhoneView(event.object) ? event.object.type : "";
  if (kind === "phone") return { type: told, phoneId: rest, customer: null };
  // A type slot is `customer:type`; the customer may be empty, the type may hold a colon.
  const at = rest.indexOf(":");
  return { type: told || rest.slice(at + 1), phoneId: null, customer: rest.slice(0, at) || null };
}

const phoneLane = (slot: SlotNow, color: number): Lane => ({
  kind: "phone",
  slot: slot.slot,
  name: nameOfSlot(slot),
  color,
});
