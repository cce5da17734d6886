import { useLocale } from "next-intl";
import type { ReactNode } from "react";

import { DetailFrame } from "#components/detail-frame.tsx";
import { pack } from "#components/packed.ts";
import { writeRows } from "#components/table-row.ts";

import { loadDetail } from "./detail-actions.tsx";
import { EventDetail } from "./event-detail.tsx";
import { type ListPath, listHref } from "./list-address.ts";
import type { Page } from "./list-loader.ts";

type Props = { path: ListPath; page: Page; children: ReactNode };

/** A list and, beside it, the event that its address opens. */
export function ListDetail({ path, page: { address, table, layout, opened, newer, older }, children }: Props) {
  const close = listHref(path, { ...address, open: null });
  return (
    <DetailFrame
      // What was read in one language is not shown in the other.
      key={useLocale()}
      rows={pack(writeRows(layout.columns, table))}
      opened={opened && { leaf: opened.leaf, body: <EventDetail event={opened.event} /> }}
      links={{ close, newer, older }}
      load={loadDetail}
    >
      {children}
    </DetailFrame>
  );
}
