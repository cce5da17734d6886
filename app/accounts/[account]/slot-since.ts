import { isPhoneView } from "#audit/masked-states.ts";
import type { SlotShown } from "#components/account-slot.ts";
import type { SlotNow } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import type { EventView } from "#db/event-view.ts";
import { findEvent } from "#db/events.ts";
import { eventHref } from "../../addresses.ts";
import { profileHref } from "../../event-rows.ts";

export type { SlotShown };

// Each step back is one seek; nobody repeats an event more often than this by hand.
const STEPS = 20;

/** A slot with the event since which it is as it is now, which need not be its newest: some events change nothing. */
export function slotShown(db: Db, slot: SlotNow, zone: string | null): SlotShown {
  let since = slot.event;
  for (let step = 0; step < STEPS && kept(since) && since.beforeLeaf !== null; step += 1) {
    const before = findEvent(db, since.beforeLeaf);
    if (before === null) break;
    since = before;
  }
  return {
    ...slot,
    since,
    sinceHref: eventHref(since.leafIndex, zone),
    operatorHref: profileHref(since, zone),
    // What was before the first event that we have is not known, nor how far an unending repetition goes back.
    atLeast: since.before === null || kept(since),
  };
}

/** Whether an event left its slot as it was: a status with another reason is still the same status. */
function kept({ object, before, changes }: EventView): boolean {
  if (object === null || before === null) return false;
  return isPhoneView(object) ? changes.length === 0 : changes.every(({ field }) => field !== "status");
}
