"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { isPhoneView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";
import type { EventView } from "#db/event-view.ts";

import { DataTable, type features } from "./data-table.tsx";
import { AccountCell, Head, LongText, OperatorCell, WhenCell, WhenHead } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { EventSentence } from "./event-sentence.tsx";
import styles from "./events-table.module.css";
import { FlagBadges } from "./flags.tsx";
import { useOpenEvent } from "./open-event.ts";

const column = createColumnHelper<typeof features, EventRow>();

const columns = column.columns([
  column.display({ id: "when", header: WhenHead, cell: ({ row }) => <WhenCell row={row.original} /> }),
  column.display({
    id: "operator",
    header: () => <Head name="operator" />,
    cell: ({ row }) => <OperatorCell row={row.original} />,
  }),
  column.display({
    id: "what",
    header: () => <Head name="what" />,
    cell: ({ row }) => <WhatCell event={row.original.event} />,
  }),
  column.display({
    id: "account",
    header: () => <Head name="account" />,
    cell: ({ row }) => <AccountCell row={row.original} />,
  }),
  column.accessor(({ event }) => event.origin, {
    id: "origin",
    header: () => <Head name="origin" />,
    cell: ({ getValue }) => getValue(),
  }),
  column.display({
    id: "reason",
    header: () => <Head name="reason" />,
    cell: ({ row }) => <ReasonCell event={row.original.event} />,
  }),
]);

/** Events of every kind, each said in words. */
export function EventsTable({ rows }: { rows: EventRow[] }) {
  const t = useTranslations("client.captions");
  const open = useOpenEvent()?.leaf ?? null;
  return (
    <DataTable
      caption={t("events")}
      columns={columns}
      rows={rows}
      rowId={({ event }) => String(event.leafIndex)}
      current={open === null ? null : String(open)}
    />
  );
}

function WhatCell({ event }: { event: EventView }) {
  return (
    <span className={styles.what}>
      <EventSentence event={event} />
      <FlagBadges flags={event.flags} />
    </span>
  );
}

function ReasonCell({ event: { object } }: { event: EventView }) {
  if (object === null || isPhoneView(object)) return null;
  return <Reason state={object} />;
}

/** The reason of a status change: the organisation's id for it, and its text. */
function Reason({ state: { reason_id: id, reason_description: reason, description } }: { state: StatusState }) {
  const text = reason ?? description;
  if (id === null && text === null) return null;
  return (
    <span className={styles.reason}>
      {id === null ? null : <span className={styles.reasonId}>{id}</span>}
      <LongText text={text} />
    </span>
  );
}
