"use client";

import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type CSSProperties, type ReactNode, type SyntheticEvent, useMemo } from "react";

import styles from "./data-table.module.css";
import { SOFT } from "./soft-link.ts";
import { drawnColumns, type TableState } from "./table-layout.ts";

/** Which columns, in which order, how wide, which of them stay. Searching, ordering and paging of rows are SQL's work. */
export const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
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
  layout?: Layout<Row>;
  className?: string | undefined;
  /** Which icon its links have that have no words. */
  icons?: string;
  /** What somebody turns to, for what need not be told before. */
  onTurn?: (target: Element) => void;
  /** Draws a row whole, where a component for each of its cells would cost more than what stands in it. */
  drawRow?: (row: Row, places: Place[]) => ReactNode;
};

/** Where a cell stands: in which column, and what its element says of that; `pin` is that without the column. */
export type Place = { id: string; pin: Pin; cell: Pin & { "data-column": string } };
type Pin = { "data-pinned"?: true; style?: Style };

/**
 * A plain table: rows in, links out. Cells carry the id of their column as `data-column` for the style sheets, which
 * stack the cells of a row where the screen is narrow. Its links within the house are soft.
 */
export function DataTable<Row extends object>({ caption, columns, rows, rowId, layout, ...props }: Props<Row>) {
  const { state, density, fits = true, ...changes } = layout ?? {};
  const table = useTable({ features, columns, data: rows, getRowId: rowId, ...(state && { state }), ...changes });
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  const ids = headers.map(({ column }) => column.id);
  const drawn = state && drawnColumns(ids, state);
  const places = usePlaces(ids, drawn?.at ?? NOWHERE);
  const { className, drawRow, icons, onTurn } = props;
  const turn = ({ target }: SyntheticEvent) => target instanceof Element && onTurn?.(target);
  return (
    <div className={styles.frame} data-fits={fits} data-density={density}>
      <table
        className={className ? `${styles.table} ${className}` : styles.table}
        data-soft-links={SOFT.top}
        data-icons={icons}
        onPointerOver={turn}
        data-filled={drawn?.filling !== undefined}
        style={{ "--min": drawn?.min } as Style}
      >
        <caption className="visually-hidden">{caption}</caption>
        {drawn ? <Widths ids={ids} widths={drawn.widths} /> : null}
        <thead>
          <tr>
            {headers.map((header, at) => (
              <th key={header.id} scope="col" {...places[at]?.cell}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawRow
            ? rows.map((row) => drawRow(row, places))
            : table.getRowModel().rows.map((row) => (
                <tr key={row.id}>
                  {row.getAllCells().map((cell, at) => (
                    <td key={cell.id} {...places[at]?.cell}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

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

/** The places of a row, the same as long as they are: rows that were drawn for them need not be drawn again. */
function usePlaces(ids: string[], pinned: Record<string, string | undefined>): Place[] {
  const key = JSON.stringify(ids.map((id) => [id, pinned[id]]));
  return useMemo(() => (JSON.parse(key) as [string, string | null][]).map(([id, at]) => placed(id, at)), [key]);
}

const NOWHERE = {};

/** Of which column a cell is, and where it stays when that is pinned. */
function placed(id: string, at: string | null): Place {
  const pin: Pin = at === null ? {} : { "data-pinned": true, style: { "--at": at } };
  return { id, pin, cell: { ...pin, "data-column": id } };
}
