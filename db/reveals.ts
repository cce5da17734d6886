import type { RevealSubject } from "#audit/reveals.ts";
import { isPhone, type PhoneState } from "#audit/states.ts";

import { listCustomers } from "./accounts.ts";
import type { Db } from "./client.ts";
import { and, eq } from "./drizzle.ts";
import { namesOf } from "./names.ts";
import { newestSnapshot } from "./registry.ts";
import { auditEvents, customerPhones, snapshotPhones } from "./schema.ts";
import { stateOf } from "./shown-states.ts";
import { readEvents } from "./stored-events.ts";

/** A number with nothing hidden, and whom it is of. */
export type Revealed = {
  phone: Pick<PhoneState, "country_code" | "area_code"> & { number: string };
  accountId: number | null;
  customerId: number | null;
  /** Who told it, as received; null for a phone of the registry. */
  operator: string | null;
  /** The events that told it: of a number before an event, also the event that left it. */
  leaves: number[];
};

/**
 * The whole number of one phone: the only way on which one leaves the store for a page. Who calls this records the
 * reveal before its answer goes anywhere. Null where there is no such phone, or it has no number.
 */
export function revealNumber(db: Db, subject: RevealSubject): Revealed | null {
  return subject.kind === "event" ? ofEvent(db, subject) : ofRegistry(db, subject);
}

function ofEvent(db: Db, { leafIndex, side }: RevealSubject & { kind: "event" }): Revealed | null {
  const names = namesOf(db);
  const [stored] = readEvents(db, { where: eq(auditEvents.leafIndex, leafIndex) });
  const state = stored ? stateOf(names, side === "after" ? stored.after : stored.earlier) : null;
  if (!stored || !state || !isPhone(state) || state.number === null) return null;
  const { country_code, area_code, number } = state;
  const earlier = side === "before" && stored.beforeLeaf !== null ? [stored.beforeLeaf] : [];
  return {
    phone: { country_code, area_code, number },
    accountId: stored.accountId,
    customerId: stored.customerId,
    operator: names.email(stored.emailId),
    leaves: [leafIndex, ...earlier],
  };
}

/** Of the newest snapshot, as the page of the account shows it: what was once there is not shown, and not revealed. */
function ofRegistry(db: Db, { accountId, customerPhoneId }: RevealSubject & { kind: "registry" }): Revealed | null {
  const newest = newestSnapshot(db);
  if (!newest) return null;
  const found = db
    .select({ phone: customerPhones })
    .from(customerPhones)
    .innerJoin(
      snapshotPhones,
      and(
        eq(snapshotPhones.snapshotId, newest.snapshotId),
        eq(snapshotPhones.phoneId, customerPhones.phoneId),
        eq(snapshotPhones.customerPhoneId, customerPhones.customerPhoneId),
      ),
    )
    .where(eq(customerPhones.customerPhoneId, customerPhoneId))
    .get();
  if (!found || !listCustomers(db, accountId).includes(found.phone.customerId)) return null;
  const { countryCode, areaCode, number, customerId } = found.phone;
  return {
    phone: { country_code: countryCode, area_code: areaCode, number },
    accountId,
    customerId,
    operator: null,
    leaves: [],
  };
}
