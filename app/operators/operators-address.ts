import { Problem } from "#audit/problems.ts";

import { parseZone, type SearchParams, single } from "../list-parameters.ts";

/** What the address of the operators says: `/operators?email=…&zone=…`, a part of their e-mail, and whose clock. */
export type OperatorsAddress = { email: string; zone: string | null };

const KNOWN = ["email", "zone"];

/**
 * Reads the address of the operators; `operatorsHref` is the inverse.
 *
 * @throws Problem `address_invalid`
 */
export function parseOperatorsAddress(params: SearchParams): OperatorsAddress {
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  return { email: single(params, "email")?.trim() ?? "", zone: parseZone(params) };
}
