"use client";

import { useMemo } from "react";
import type { ColumnChoice, ListName } from "#audit/columns.ts";

import { type CellKit, useCellKit } from "./cell-kit.ts";
import { DataTable, type Layout, type Place } from "./data-table.tsx";
import styles from "./event-cells.module.css";
import type { eventColumns } from "./event-columns.tsx";
import { EventTr } from "./event-tr.tsx";
import { HandLayoutContext } from "./hand-layout.ts";
import { useOpenEvent } from "./open-event.ts";
import type { Packed } from "./packed.ts";
import { stateOf, type TableLayout } from "./table-layout.ts";
import type { TableRow, TableRows, WrittenRows } from "./table-row.ts";
import { tellWhole } from "./tell-whole.ts";
import { useTableLayout } from "./use-table-layout.ts";
import { useTableRows } from "./use-table-rows.ts";
import { useWords } from "./words.ts";

type Props = { list: ListName; columns: ReturnType<typeof eventColumns> };

export type ListedEvents = { layout: TableLayout };
/** `shown`: the columns that the rows were written for. */
export type SomeEvents = { rows: Packed<WrittenRows>; shown: ColumnChoice[] };

/** The rows of the list that this stands in; laid out as its address says, and by hand. */
export function EventTable({ list, columns, layout }: Props & ListedEvents) {
  const { state, change, rest } = useTableLayout(layout);
  const open = useOpenEvent();
  const resized = Object.keys(state.columnSizing).length > 0;
  if (open === null) throw new Error("a list of events has a detail beside it");
  return (
    <HandLayoutContext value={rest}>
      <Drawn
        list={list}
        columns={columns}
        table={open.table}
        current={open.leaf}
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

/** Some events in usual columns, all of them or fewer. */
export function EventExcerpt({ list, columns, rows, shown }: Props & SomeEvents) {
  const usual: TableLayout = { columns: shown, density: "comfortable", fits: true };
  const layout = { state: stateOf(usual), density: usual.density, fits: true };
  return <Drawn list={list} columns={columns} table={useTableRows(rows)} current={null} layout={layout} />;
}

type DrawnProps = Props & { table: TableRows; current: number | null; layout: Layout<TableRow> };

function Drawn({ list, columns: { columns, cells }, table: { leads, rows }, current, layout }: DrawnProps) {
  const t = useWords("client.captions");
  const kit = useCellKit(leads);
  const row = (row: TableRow, places: Place[]) => {
    const { leafIndex } = row.event;
    return (
      <EventTr key={leafIndex} row={row} places={places} cells={cells} kit={kit} current={leafIndex === current} />
    );
  };
  return (
    <DataTable
      caption={t(list)}
      className={styles.events}
      columns={useShown(columns, layout.state.columnOrder)}
      rows={rows}
      rowId={idOf}
      icons="list-filter"
      onTurn={(target) => tellMore(target, kit)}
      drawRow={row}
      layout={layout}
    />
  );
}

/** The columns that are shown, the same as long as they are: a table that knew all of them would make each for every page. */
function useShown<Column extends { id?: string }>(columns: Column[], ids: string[]): Column[] {
  const shown = ids.toSorted().join();
  return useMemo(() => columns.filter(({ id = "" }) => shown.split(",").includes(id)), [columns, shown]);
}

/** Tells those who hover what the cells leave out: each clock of a moment, and the whole of a text that is cut off. */
function tellMore(target: Element, { moment }: CellKit): void {
  const time = target.closest("time");
  if (time) time.title = moment(Date.parse(time.dateTime)).clocks;
  else tellWhole(target.closest("td"));
}

const idOf = ({ event }: TableRow): string => String(event.leafIndex);
