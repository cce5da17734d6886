"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { StatusState } from "#audit/states.ts";
import type { EventView } from "#db/event-view.ts";

import { DataTable, type features } from "./data-table.tsx";
import { AccountCell, CodeCell, Head, LongText, OperatorCell, WhenCell, WhenHead } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { EventSentence } from "./event-sentence.tsx";
import styles from "./events-table.module.css";
import { FlagBadges } from "./flags.tsx";
import { useOpenEvent } from "./open-event.ts";

const column = createColumnHelper<typeof features, EventRow>();
const statusOf = ({ event }: EventRow) => event.object as StatusState | null;

const columns = column.columns([
  column.display({ id: "when", header: WhenHead, cell: ({ row }) => <WhenCell row={row.original} /> }),
  column.display({
    id: "operator",
    header: () => <Head name="operator" />,
    cell: ({ row }) => <OperatorCell row={row.original} />,
  }),
  column.display({
    id: "account",
    header: () => <Head name="account" />,
    cell: ({ row }) => <AccountCell row={row.original} />,
  }),
  column.display({
    id: "what",
    header: () => <Head name="status" />,
    cell: ({ row }) => <StatusCell event={row.original.event} />,
  }),
  column.accessor((row) => statusOf(row)?.reason_id ?? null, {
    id: "reasonId",
    header: () => <Head name="reasonId" />,
    cell: ({ getValue }) => <CodeCell name="reasonId" value={getValue()} />,
  }),
  column.accessor((row) => statusOf(row)?.reason_description ?? null, {
    id: "reason",
    header: () => <Head name="reason" />,
    cell: ({ getValue }) => <LongText text={getValue()} />,
  }),
  column.accessor((row) => statusOf(row)?.description ?? null, {
    id: "description",
    header: () => <Head name="description" />,
    cell: ({ getValue }) => <LongText text={getValue()} />,
  }),
  column.accessor(({ event }) => event.origin, {
    id: "origin",
    header: () => <Head name="origin" />,
    cell: ({ getValue }) => getValue(),
  }),
]);

/** Status changes, with the reasons that were given. */
export function StatusChangesTable({ rows }: { rows: EventRow[] }) {
  const t = useTranslations("client.captions");
  const open = useOpenEvent()?.leaf ?? null;
  return (
    <DataTable
      caption={t("statusChanges")}
      columns={columns}
      rows={rows}
      rowId={({ event }) => String(event.leafIndex)}
      current={open === null ? null : String(open)}
    />
  );
}

function StatusCell({ event }: { event: EventView }) {
  return (
    <span className={styles.what}>
      <EventSentence event={event} subject="column" />
      <FlagBadges flags={event.flags} />
    </span>
  );
}
