import { Problem } from "#audit/problems.ts";

import { parseZone, type SearchParams } from "./list-parameters.ts";

/**
 * Reads the query of a page that can be asked for a zone and nothing else: `?zone=UTC`; null for the viewer's own.
 *
 * @throws Problem `address_invalid`
 */
export function parseZoneOnly(params: SearchParams): string | null {
  for (const name of Object.keys(params)) {
    if (name !== "zone") throw new Problem("address_invalid", { name, expected: "zone" });
  }
  return parseZone(params);
}
