import { Problem } from "#audit/problems.ts";

import type { SearchParams } from "../../list-address.ts";

/**
 * Reads the address of an operator, `/operators/ID`; `operatorHref` is the inverse.
 *
 * @throws Problem `not_found` for what cannot be an operator's id, `address_invalid` for a query: there is none
 */
export function parseOperatorAddress(id: string, params: SearchParams): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(id)) throw new Problem("not_found", { name: "operator", expected: "a whole number" });
  for (const name of Object.keys(params)) throw new Problem("address_invalid", { name, expected: "no parameter" });
  return Number(id);
}
