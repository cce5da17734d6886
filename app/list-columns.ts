import { type ColumnChoice, DENSITIES, isUsual, printColumns, STANDARD } from "#audit/columns.ts";
import type { TableLayout } from "#components/table-layout.ts";

import type { KeptLook } from "./kept-look.ts";
import { LIST_NAMES, type ListAddress, type ListPath, listHref } from "./list-address.ts";
import type { SearchParams } from "./list-parameters.ts";

/** The columns and the density of a list: those of its address, else the viewer's own, else the usual ones. */
export function layoutOf(path: ListPath, address: ListAddress, kept: KeptLook): TableLayout {
  const columns = address.cols ?? kept.cols ?? STANDARD[LIST_NAMES[path]];
  const density = address.density ?? kept.density ?? DENSITIES[0];
  return { columns, density, fits: isUsual(columns, LIST_NAMES[path]) };
}

/** The form of the columns sends one `column` for each that is ticked, as an address writes it, and an empty one. */
export function chosenColumns(params: SearchParams): SearchParams | null {
  const { column, ...others } = params;
  if (column === undefined) return null;
  const ticked = [column].flat().filter((text) => text !== "");
  return { ...others, cols: ticked.length > 0 ? ticked.join(",") : undefined };
}

/** The same address with any columns, for the browser to fill in: `{cols}` stands for them as `printColumns` spells them. */
export function columnWays(path: ListPath, address: ListAddress): string {
  const cols: ColumnChoice[] = [{ id: "when", width: null, pinned: false }];
  // An equals sign in a value is percent-encoded: there is one such place.
  return listHref(path, { ...address, cols }).replace(`cols=${printColumns(cols)}`, () => "cols={cols}");
}
