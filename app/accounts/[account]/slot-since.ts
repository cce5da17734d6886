import { isPhoneView } from "#audit/masked-states.ts";
import type { SlotShown } from "#components/account-slot.ts";
import { listEarlier, type SlotNow } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import type { EventView } from "#db/event-view.ts";
import { eventHref } from "../../addresses.ts";
import { profileHref } from "../../event-rows.ts";

export type { SlotShown };

// Nobody repeats an event more often than this by hand.
const STEPS = 20;

/** Slots with the event since which each is as it is now, which need not be its newest: some events change nothing. */
export function slotsShown(db: Db, slots: SlotNow[], zone: string | null): SlotShown[] {
  const repeated = slots.map(({ event }) => event).filter(kept);
  const earlier = listEarlier(
    db,
    repeated.map(({ leafIndex }) => leafIndex),
    STEPS,
  );
  return slots.map((slot) => {
    const since = sinceOf(slot.event, earlier);
    return {
      ...slot,
      since,
      sinceHref: eventHref(since.leafIndex, zone),
      operatorHref: profileHref(since, zone),
      // What was before the first event that we have is not known, nor how far an unending repetition goes back.
      atLeast: since.before === null || kept(since),
    };
  });
}

function sinceOf(event: EventView, earlier: Map<number, EventView>): EventView {
  const before = kept(event) && event.beforeLeaf !== null ? earlier.get(event.beforeLeaf) : undefined;
  return before === undefined ? event : sinceOf(before, earlier);
}

/** Whether an event left its slot as it was: a status with another reason is still the same status. */
function kept({ object, before, changes }: EventView): boolean {
  if (object === null || before === null) return false;
  return isPhoneView(object) ? changes.length === 0 : changes.every(({ field }) => field !== "status");
}
