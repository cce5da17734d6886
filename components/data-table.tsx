"use client";

import { tableFeatures, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";

import styles from "./data-table.module.css";

/** Searching, ordering and paging are SQL's work, so our tables register no feature at all. */
export const features = tableFeatures({});

type Options<Row> = Parameters<typeof useTable<typeof features, Row & object>>[0];

type Props<Row> = {
  caption: ReactNode;
  columns: Options<Row>["columns"];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The id of the row that is open elsewhere on the page. */
  current?: string | null;
};

/**
 * A plain table: rows in, links out. Every cell carries the id of its column as `data-column` for the style sheets, which
 * stack the cells of a row where the screen is narrow.
 */
export function DataTable<Row extends object>({ caption, columns, rows, rowId, current }: Props<Row>) {
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header.id} scope="col" data-column={header.column.id}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} aria-current={row.id === current ? "true" : undefined}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
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
