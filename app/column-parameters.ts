import { type ColumnChoice, DENSITIES, type Density, type ListName, OFFERED, parseColumns } from "#audit/columns.ts";
import { Problem } from "#audit/problems.ts";

/** The columns of an address; null where it has none. Throws `address_invalid`. */
export function readColumns(text: string | undefined, list: ListName): ColumnChoice[] | null {
  if (text === undefined) return null;
  const cols = parseColumns(text, OFFERED[list]);
  if (cols === null) throw new Problem("address_invalid", { name: "cols", expected: OFFERED[list].join(", ") });
  return cols;
}

/** How close the rows stand; null where an address does not say. Throws `address_invalid`. */
export function readDensity(text: string | undefined): Density | null {
  const density = DENSITIES.find((known) => known === text);
  if (density !== undefined || text === undefined) return density ?? null;
  throw new Problem("address_invalid", { name: "density", expected: DENSITIES.join(", ") });
}
