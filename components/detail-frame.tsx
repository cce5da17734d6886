"use client";

import { useSearchParams } from "next/navigation";
import { type MouseEvent, type ReactNode, useMemo } from "react";

import styles from "./detail-frame.module.css";
import { DetailPane } from "./detail-pane.tsx";
import { hrefFor } from "./lead.ts";
import { leafAt, OpenEventContext, openLeaf } from "./open-event.ts";
import type { Packed } from "./packed.ts";
import { ROW_KEYS } from "./row-keys.ts";
import { isPlainClick } from "./soft-link.ts";
import type { TableRows, WrittenRows } from "./table-row.ts";
import { useDetailBody } from "./use-detail-body.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { type DetailLinks, type DetailRow, useRowMoves } from "./use-row-moves.ts";
import { useTableRows } from "./use-table-rows.ts";

type Props = {
  rows: Packed<WrittenRows>;
  /** The event that the address opens, as the server wrote it into the page. */
  opened: { leaf: number; body: ReactNode } | null;
  links: DetailLinks;
  /** Asks the server for the detail of another event. */
  load: (leaf: number) => Promise<ReactNode>;
  children: ReactNode;
};

/** A list with the detail of one of its events beside it. Which one stands in the address; the list is not read again. */
export function DetailFrame({ rows, opened, links, load, children }: Props) {
  const leaf = openLeaf(useSearchParams().toString());
  const body = useDetailBody(leaf, opened, load);
  const table = useTableRows(rows);
  const detailed = useMemo(() => detailRows(table), [table]);
  const moves = useRowMoves(detailed, links, leaf);
  useRowKeys(ROW_KEYS, moves.does);
  const open = useMemo(() => ({ leaf, table }), [leaf, table]);
  const show = (click: MouseEvent) => {
    const clicked = leafAt(click.target);
    if (clicked === null || !isPlainClick(click)) return;
    click.preventDefault();
    moves.show(clicked);
  };
  return (
    <OpenEventContext value={open}>
      <div className={styles.frame}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the clicks of its links */}
        <div className={styles.list} onClick={show}>
          {children}
        </div>
        {leaf === null ? null : <DetailPane leaf={leaf} rows={detailed} links={links} body={body} moves={moves} />}
      </div>
    </OpenEventContext>
  );
}

/** What the steps between the rows need to know of each. */
const detailRows = ({ leads, rows }: TableRows): DetailRow[] =>
  rows.map(({ event: { leafIndex: leaf } }) => ({
    leaf,
    href: hrefFor(leads.event, leaf),
    openHref: hrefFor(leads.open ?? leads.event, leaf),
  }));
