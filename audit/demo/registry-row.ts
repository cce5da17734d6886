import type { Account, Phone } from "./accounts.ts";
import type { PhoneNumber } from "./numbers.ts";
import type { Random } from "./random.ts";

/** What a row is made from. `whole` is the number its joined fields were made from, which may be an older one. */
export type RegistryPhone = {
  id: number | string;
  account: Account;
  type: Phone["type"];
  line: PhoneNumber;
  whole: PhoneNumber;
};

const ORIGINS = ["MANUAL", "MANUAL", "MANUAL", "MAILING", "HUBSTORE", "AUTO"] as const;

/** Writes a phone as a `customerTelephone` row, as the service desk's system does: deprecated fields and all. */
export function registryRow(random: Random, { id, account, type, line, whole }: RegistryPhone) {
  const mobile = type === "MOBILE";
  return {
    id,
    customer_id: account.customerId,
    area_code: line.areaCode,
    number: line.number,
    type: mobile ? "m" : "f",
    level_id: "N",
    has_sms: mobile && random.chance(0.9),
    has_whatsapp: mobile && random.chance(0.8),
    ...DEPRECATED,
    insert_origin: random.pick(ORIGINS),
    inserted_by: random.between(101, 140),
    country_code: "55",
    country_iso2: "br",
    full_number: `${whole.areaCode}${whole.number}`,
    full_number_cc: `+55 ${whole.areaCode}${whole.number}`,
  };
}

const DEPRECATED = {
  has_whatsapp_api: false,
  wa_is_business: false,
  wa_is_enterprise: false,
  wa_contact_name: null,
  wa_pushname: null,
  wa_verified_level: null,
  wa_verified_name: null,
  wa_profile_picture: null,
  session_expires_at: null,
};
