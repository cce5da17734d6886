"use client";

import { createColumnHelper, type HeaderContext } from "@tanstack/react-table";

import { type ColumnId, type ListName, OFFERED } from "#audit/columns.ts";

import { ColumnHeader } from "./column-header.tsx";
import { useColumnName } from "./column-names.ts";
import type { features } from "./data-table.tsx";
import { type Cell, WhenHead } from "./event-cells.tsx";
import { CELLS } from "./event-column-cells.tsx";
import type { TableRow } from "./table-row.ts";

const column = createColumnHelper<typeof features, TableRow>();

/** The columns that a list has on offer, and how they say an event; some of them in its own way. Made once for each list. */
export const eventColumns = (list: ListName, own: Partial<Record<ColumnId, Cell>>) => ({
  cells: { ...CELLS, ...own } as Record<string, Cell>,
  columns: column.columns(
    OFFERED[list].map((id) =>
      column.display({
        id,
        size: SIZE,
        header: ({ header }: HeaderContext<typeof features, TableRow>) => <EventHead list={list} header={header} />,
      }),
    ),
  ),
});

// What a column that nobody sized tells those who hear its width; the style sheet draws it for the room that there is.
const SIZE = 144;

type HeadProps = { list: ListName; header: HeaderContext<typeof features, TableRow>["header"] };

function EventHead({ list, header }: HeadProps) {
  const name = useColumnName(list)(header.column.id as ColumnId);
  return (
    <ColumnHeader header={header} name={name}>
      {header.column.id === "when" ? <WhenHead /> : name}
    </ColumnHeader>
  );
}
