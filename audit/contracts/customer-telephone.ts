import { z } from "zod";

import { Problem } from "../problems.ts";
import { id } from "./request.ts";

/**
 * A row of the customer phone registry, `customerTelephone`: a state, with no time and no actor. The id is documented as
 * a string and comes as an integer too. Deprecated fields still arrive: they are personal data that nobody may use, so
 * they are accepted and dropped.
 */
export const customerTelephone = z.object({
  id: z.union([z.string().min(1), id.transform(String)]),
  customer_id: id,
  area_code: z.string(),
  number: z.string(),
  type: z.string(),
  level_id: z.string(),
  has_sms: z.boolean(),
  has_whatsapp: z.boolean(),
  insert_origin: z.string(),
  inserted_by: id,
  country_code: z.string(),
  country_iso2: z.string(),
  full_number: z.string(),
  full_number_cc: z.string(),
});

export type CustomerTelephone = z.infer<typeof customerTelephone>;

/** Checks a registry row; a violation is a `phone_invalid` with its pointer. */
export function parseCustomerTelephone(value: unknown): CustomerTelephone {
  const result = customerTelephone.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("phone_invalid", { pointer: `/${String(result.error.issues[0]?.path[0] ?? "")}` });
}
