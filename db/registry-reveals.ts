import { isTokenOf } from "#audit/search/phone-tokens.ts";
import { readPhone } from "#audit/search/phones.ts";
import type { Key, Search } from "#audit/search/search.ts";

import type { Db } from "./client.ts";
import { and, eq, sql } from "./drizzle.ts";
import { matching } from "./matching.ts";
import { auditEvents, customerPhones, payloads } from "./schema.ts";
import type { Trail } from "./unlisted-looks.ts";

/** What a phone of the registry has to be asked for by: it belongs to no event, and so to no operator and no time. */
const ASKED: readonly Key[] = ["account", "customer", "phone"];

/**
 * The reveals of phones of the registry that somebody asks for who asks about accounts, customers or numbers and nothing
 * else: their leaf indexes in the access log.
 */
export function registryReveals(access: Db, trail: Trail, { terms }: Search): number[] {
  if (terms.length === 0 || terms.some(({ key, negated }) => negated || !ASKED.includes(key))) return [];
  const numbers = terms.filter(({ key }) => key === "phone");
  const others = { terms: terms.filter(({ key }) => key !== "phone") };
  const scope = { subject: null, zone: trail.zone, now: Date.now() };
  const rows = access
    .select({ look: auditEvents.leafIndex, phoneId: PHONE_ID })
    .from(auditEvents)
    .innerJoin(payloads, eq(payloads.leafIndex, auditEvents.leafIndex))
    .where(and(IS_REVEAL, sql`${PHONE_ID} IS NOT NULL`, matching(access, others, scope)))
    .all();
  const fits = ({ phoneId }: { phoneId: number }) =>
    numbers.every(({ values }) => values.some((value) => isNumber(trail, phoneId, value)));
  return rows.filter(fits).map(({ look }) => look);
}

const PHONE_ID = sql<number>`json_extract(CAST(payloads.bytes AS TEXT), '$.data.object.customer_phone_id')`;
// By their shapes: reveals are few among the looks, which are not gone through for them.
const IS_REVEAL = sql`audit_events.leaf_index IN (
  SELECT o.leaf_index FROM shapes AS s CROSS JOIN occurrences AS o ON o.shape_id = s.shape_id
  WHERE s.kind_id IN (SELECT kind_id FROM event_kinds WHERE event = 'viewer_reveal'))`;

/** Whether a value of `phone:` asks for this phone. */
function isNumber({ db, phoneKey }: Trail, customerPhoneId: number, value: string): boolean {
  const asked = readPhone(value);
  const kept = db.select().from(customerPhones).where(eq(customerPhones.customerPhoneId, customerPhoneId)).get();
  if (!asked || !kept) return false;
  const digits = `${kept.areaCode}${kept.number}`.replaceAll(/\D/g, "");
  const spelt = [digits, kept.countryCode.replaceAll(/\D/g, "") + digits];
  if (asked.kind === "suffix") return digits.endsWith(asked.digits);
  if (asked.kind === "token") return spelt.some((one) => isTokenOf(asked, one, phoneKey));
  return spelt.includes(asked.digits);
}
