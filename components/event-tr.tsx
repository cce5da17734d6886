"use client";

import { memo } from "react";

import type { CellKit } from "./cell-kit.ts";
import type { Place } from "./data-table.tsx";
import type { Cell } from "./event-cells.tsx";
import type { TableRow } from "./table-row.ts";

type Props = {
  row: TableRow;
  places: Place[];
  cells: Record<string, Cell>;
  kit: CellKit;
  current: boolean;
};

/** A row of a table of events. It is drawn anew for what it says, not because another row was opened. */
export const EventTr = memo(function EventTr({ row, places, cells, kit, current }: Props) {
  return (
    <tr aria-current={current ? "true" : undefined}>{places.map((place) => cells[place.id]?.(place, row, kit))}</tr>
  );
});
