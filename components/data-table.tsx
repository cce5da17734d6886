"use client";

import {
  type CellContext,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  flexRender,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { CSSProperties, ReactNode } from "react";

import styles from "./data-table.module.css";
import { drawnColumns, type TableState } from "./table-layout.ts";

/** Which columns, in which order, how wide, which of them stay. Searching, ordering and paging of rows are SQL's work. */
export const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

type Options<Row> = Parameters<typeof useTable<typeof features, Row & object>>[0];

/** How a table is laid out when that can be chosen; what is changed by hand goes through `on…`. */
export type Layout<Row> = Pick<Options<Row>, "onColumnSizingChange" | "onColumnOrderChange"> & {
  state: TableState;
  density: string;
  fits: boolean;
};

type Props<Row> = {
  caption: ReactNode;
  columns: Options<Row>["columns"];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The id of the row that is open elsewhere on the page. */
  current?: string | null;
  layout?: Layout<Row>;
};

/**
 * A plain table: rows in, links out. Every cell carries the id of its column as `data-column` for the style sheets, which
 * stack the cells of a row where the screen is narrow.
 */
export function DataTable<Row extends object>({ caption, columns, rows, rowId, current, layout }: Props<Row>) {
  const { state, density, fits = true, ...changes } = layout ?? {};
  const table = useTable({ features, columns, data: rows, getRowId: rowId, ...(state && { state }), ...changes });
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  const ids = headers.map(({ column }) => column.id);
  const drawn = state && drawnColumns(ids, state);
  const places = Object.fromEntries(ids.map((id) => [id, placed(id, drawn)]));
  return (
    <div className={styles.frame} data-fits={fits} data-density={density}>
      <table
        className={styles.table}
        data-filled={drawn?.filling !== undefined}
        style={{ "--min": drawn?.min } as Style}
      >
        <caption className="visually-hidden">{caption}</caption>
        {drawn ? <Widths ids={ids} widths={drawn.widths} /> : null}
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header.id} scope="col" {...places[header.column.id]}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} aria-current={row.id === current ? "true" : undefined}>
              {headers.map(({ column }) => (
                <td key={column.id} {...places[column.id]}>
                  {flexRender(column.columnDef.cell, { row } as CellOf<Row>)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Our columns draw a cell from its row alone: to make the rest of this for each costs as much as what is drawn in it. */
type CellOf<Row extends object> = CellContext<typeof features, Row>;

type Style = CSSProperties & { [name: `--${string}`]: string | undefined };

function Widths({ ids, widths }: { ids: string[]; widths: Record<string, string> }) {
  return (
    <colgroup>
      {ids.map((id) => (
        <col key={id} style={{ width: widths[id] }} />
      ))}
    </colgroup>
  );
}

/** Of which column a cell is, and where it stays when that is pinned. */
function placed(id: string, drawn: ReturnType<typeof drawnColumns> | undefined) {
  const at = drawn?.at[id];
  return at === undefined
    ? { "data-column": id }
    : { "data-column": id, "data-pinned": true, style: { "--at": at } as Style };
}
