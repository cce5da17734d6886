"use client";

import { type CellContext, createColumnHelper, type HeaderContext } from "@tanstack/react-table";
import type { ReactNode } from "react";

import { type ColumnId, type ListName, OFFERED } from "#audit/columns.ts";

import { ColumnHeader } from "./column-header.tsx";
import { useColumnName } from "./column-names.ts";
import type { features } from "./data-table.tsx";
import { WhenHead } from "./event-cells.tsx";
import { CELLS } from "./event-column-cells.tsx";
import type { TableRow } from "./table-row.ts";

export type Cells = Partial<Record<ColumnId, (props: { row: TableRow }) => ReactNode>>;

const column = createColumnHelper<typeof features, TableRow>();

/** The columns that a list has on offer, with its own way to say some of them. Made once for each list. */
export const eventColumns = (list: ListName, own: Cells) =>
  column.columns(
    OFFERED[list].map((id) => {
      const Cell = own[id] ?? CELLS[id];
      return column.display({
        id,
        size: SIZE,
        header: ({ header }: HeaderContext<typeof features, TableRow>) => <EventHead list={list} header={header} />,
        cell: ({ row }: CellContext<typeof features, TableRow>) => <Cell row={row.original} />,
      });
    }),
  );

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
