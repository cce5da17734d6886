import type { Route } from "next";

import {
  type ColumnChoice,
  type ColumnId,
  DENSITIES,
  isUsual,
  movedTo,
  OFFERED,
  printColumn,
  STANDARD,
} from "#audit/columns.ts";
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

/** A line of the menu of columns; the ways lead to the same list with that one thing changed. */
export type ColumnLine = {
  id: ColumnId;
  /** As the form sends it. */
  value: string;
  shown: boolean;
  pinned: boolean;
  up: Route | null;
  down: Route | null;
  pin: Route | null;
  /** Only where somebody gave it another width than the usual. */
  usualWidth: Route | null;
};

/** Every column on offer: those that are shown as they stand, the pinned ones first, then the others. */
export function columnLines(path: ListPath, address: ListAddress, chosen: ColumnChoice[]): ColumnLine[] {
  const columns = [...chosen.filter(({ pinned }) => pinned), ...chosen.filter(({ pinned }) => !pinned)];
  const to = (cols: ColumnChoice[]): Route => listHref(path, { ...address, cols });
  const shown = columns.map((choice, at): ColumnLine => {
    const { id, pinned, width } = choice;
    return {
      id,
      value: printColumn(choice),
      shown: true,
      pinned,
      up: columns[at - 1]?.pinned !== pinned ? null : to(movedTo(columns, id, at - 1)),
      down: columns[at + 1]?.pinned !== pinned ? null : to(movedTo(columns, id, at + 1)),
      pin: to(columns.with(at, { ...choice, pinned: !pinned })),
      usualWidth: width === null ? null : to(columns.with(at, { ...choice, width: null })),
    };
  });
  const others = OFFERED[LIST_NAMES[path]].filter((id) => !columns.some((choice) => choice.id === id));
  const none = { shown: false, pinned: false, up: null, down: null, pin: null, usualWidth: null };
  return [...shown, ...others.map((id): ColumnLine => ({ id, value: id, ...none }))];
}
