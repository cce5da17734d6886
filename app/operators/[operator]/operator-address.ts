import { Problem } from "#audit/problems.ts";

import type { SearchParams } from "../../list-parameters.ts";
import { parseZoneOnly } from "../../zone-address.ts";

/** What the address of an operator says: `/operators/ID?zone=…`. */
export type OperatorAddress = { operatorId: number; zone: string | null };

/**
 * Reads the address of an operator; `operatorHref` is the inverse.
 *
 * @throws Problem `not_found` for what cannot be an operator's id, `address_invalid` for any other query
 */
export function parseOperatorAddress(id: string, params: SearchParams): OperatorAddress {
  if (!/^(0|[1-9]\d{0,14})$/.test(id)) throw new Problem("not_found", { name: "operator", expected: "a whole number" });
  return { operatorId: Number(id), zone: parseZoneOnly(params) };
}
