import type { Route } from "next";

import { type ColumnChoice, type ColumnId, movedTo, printColumn, printColumns } from "#audit/columns.ts";

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

/** What a list shows and could show, and its address, in which `{cols}` stands for any columns. */
export type Columns = { chosen: ColumnChoice[]; offered: readonly ColumnId[]; ways: string };

/** Every column on offer: those that are shown as they stand, the pinned ones first, then the others. */
export function columnLines({ chosen, offered, ways }: Columns): ColumnLine[] {
  const columns = [...chosen.filter(({ pinned }) => pinned), ...chosen.filter(({ pinned }) => !pinned)];
  const to = (cols: ColumnChoice[]): Route => ways.replace("{cols}", () => printColumns(cols)) as Route;
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
  const others = offered.filter((id) => !columns.some((choice) => choice.id === id));
  const none = { shown: false, pinned: false, up: null, down: null, pin: null, usualWidth: null };
  return [...shown, ...others.map((id): ColumnLine => ({ id, value: id, ...none }))];
}
