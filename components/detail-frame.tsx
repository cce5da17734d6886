"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

import styles from "./detail-frame.module.css";
import { DetailPane } from "./detail-pane.tsx";
import { OpenEventContext, openLeaf } from "./open-event.ts";
import { type Packed, useUnpacked } from "./packed.ts";
import { ROW_KEYS } from "./row-keys.ts";
import { useDetailBody } from "./use-detail-body.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { type DetailLinks, type DetailRow, useRowMoves } from "./use-row-moves.ts";

type Props = {
  rows: Packed<DetailRow[]>;
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
  const unpacked = useUnpacked(rows);
  const moves = useRowMoves(unpacked, links);
  useRowKeys(ROW_KEYS, moves.does);
  return (
    <OpenEventContext value={{ leaf, show: moves.show }}>
      <div className={styles.frame}>
        <div className={styles.list}>{children}</div>
        {leaf === null ? null : <DetailPane leaf={leaf} rows={unpacked} links={links} body={body} moves={moves} />}
      </div>
    </OpenEventContext>
  );
}
