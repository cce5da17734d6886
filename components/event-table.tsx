"use client";

import { type ListName, OFFERED, STANDARD } from "#audit/columns.ts";

import { DataTable } from "./data-table.tsx";
import type { eventColumns } from "./event-columns.tsx";
import { HandLayoutContext } from "./hand-layout.ts";
import { useOpenEvent } from "./open-event.ts";
import { type Packed, useUnpacked } from "./packed.ts";
import { stateOf, type TableLayout } from "./table-layout.ts";
import type { TableRow } from "./table-row.ts";
import { useTableLayout } from "./use-table-layout.ts";
import { useWords } from "./words.ts";

export type EventTableProps = { rows: Packed<TableRow[]>; layout?: TableLayout };

type Props = EventTableProps & { list: ListName; columns: ReturnType<typeof eventColumns> };
type Unpacked = Omit<Props, "rows" | "layout"> & { rows: TableRow[] };

/** The rows of a list; laid out as its address says and by hand, or in the usual way where that cannot be chosen. */
export function EventTable({ layout, rows, ...props }: Props) {
  const unpacked = { ...props, rows: useUnpacked(rows) };
  return layout ? <LaidOut {...unpacked} layout={layout} /> : <Usual {...unpacked} />;
}

function Usual({ list, columns, rows }: Unpacked) {
  const t = useWords("client.captions");
  const usual: TableLayout = { columns: STANDARD[list], density: "comfortable", fits: true };
  const layout = { state: stateOf(usual, OFFERED[list]), density: usual.density, fits: true };
  return <DataTable caption={t(list)} columns={columns} rows={rows} rowId={idOf} layout={layout} />;
}

function LaidOut({ list, columns, rows, layout }: Unpacked & { layout: TableLayout }) {
  const t = useWords("client.captions");
  const open = useOpenEvent()?.leaf ?? null;
  const { state, change, rest } = useTableLayout(layout, OFFERED[list]);
  const resized = Object.keys(state.columnSizing).length > 0;
  return (
    <HandLayoutContext value={rest}>
      <DataTable
        caption={t(list)}
        columns={columns}
        rows={rows}
        rowId={idOf}
        current={open === null ? null : String(open)}
        layout={{
          state,
          density: layout.density,
          fits: layout.fits && !resized,
          onColumnOrderChange: change("columnOrder"),
          onColumnSizingChange: change("columnSizing"),
        }}
      />
    </HandLayoutContext>
  );
}

const idOf = ({ event }: TableRow): string => String(event.leafIndex);
