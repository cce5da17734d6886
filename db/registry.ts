import { maskCode, maskE164, maskNumber } from "#audit/masking.ts";
import { judgeNumber } from "#audit/phone-numbers.ts";
import type { Db } from "./client.ts";
import { and, desc, eq, sql } from "./drizzle.ts";
import { type CustomerPhone, customerPhones, snapshotPhones, snapshots } from "./schema.ts";

/** A phone of the registry as a viewer sees it, its number masked. */
export type CustomerPhoneView = Omit<CustomerPhone, "digest" | "fullNumber" | "fullNumberCc" | "number"> & {
  number: string;
  e164: string | null;
  valid: boolean;
};

/** The phones of these customers in the newest snapshot, and what instant it speaks of; null without a snapshot. */
export function findCustomerPhones(
  db: Db,
  customerIds: number[],
): { asOf: number; phones: CustomerPhoneView[] } | null {
  const newest = newestSnapshot(db);
  if (!newest) return null;
  const phones = db
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
    .where(sql`customer_phones.customer_id IN (SELECT value FROM json_each(${JSON.stringify(customerIds)}))`)
    .orderBy(customerPhones.customerId, customerPhones.phoneId)
    .all();
  return { asOf: newest.asOf, phones: phones.map(({ phone }) => viewOfPhone(phone)) };
}

/** The newest snapshot by the instant it speaks of; of two of one instant, the one recorded later. */
export function newestSnapshot(db: Db) {
  return db.select().from(snapshots).orderBy(desc(snapshots.asOf), desc(snapshots.snapshotId)).limit(1).get() ?? null;
}

function viewOfPhone({ digest, fullNumber, fullNumberCc, ...phone }: CustomerPhone): CustomerPhoneView {
  const { areaCode, number, countryCode } = phone;
  const judged = judgeNumber({ area_code: areaCode, number, country_code: countryCode });
  return {
    ...phone,
    areaCode: maskCode(areaCode),
    countryCode: maskCode(countryCode),
    number: maskNumber(number),
    e164: judged.e164 && maskE164(judged.e164, judged.callingCode, judged.areaCode, number),
    valid: judged.valid,
  };
}
