"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { PhoneView } from "#audit/masked-states.ts";

import { DataTable, type features } from "./data-table.tsx";
import { AccountCell, CodeCell, Head, OperatorCell, WhenCell, WhenHead } from "./event-cells.tsx";
import type { EventRow } from "./event-row.ts";
import { EventSentence } from "./event-sentence.tsx";
import eventStyles from "./events-table.module.css";
import { FlagBadges } from "./flags.tsx";
import { useOpenEvent } from "./open-event.ts";
import styles from "./phone-edits-table.module.css";

const column = createColumnHelper<typeof features, EventRow>();
const phoneOf = ({ event }: EventRow) => event.object as PhoneView | null;

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
  column.accessor(({ event }) => event.customerId, {
    id: "customer",
    header: () => <Head name="customer" />,
    cell: ({ getValue }) => <CodeCell name="customer" value={getValue()} />,
  }),
  column.accessor((row) => phoneOf(row)?.type ?? null, {
    id: "type",
    header: () => <Head name="type" />,
    cell: ({ getValue }) => getValue(),
  }),
  column.display({
    id: "what",
    header: () => <Head name="number" />,
    cell: ({ row }) => <NumberCell row={row.original} />,
  }),
  column.display({
    id: "state",
    header: () => <Head name="state" />,
    cell: ({ row }) => <StateCell phone={phoneOf(row.original)} />,
  }),
  column.accessor((row) => phoneOf(row)?.extension ?? null, {
    id: "extension",
    header: () => <Head name="extension" />,
    cell: ({ getValue }) => <CodeCell name="extension" value={getValue()} />,
  }),
  column.accessor(({ event }) => event.origin, {
    id: "origin",
    header: () => <Head name="origin" />,
    cell: ({ getValue }) => getValue(),
  }),
]);

/** Phone edits: the number before and after, masked, and what became of it. */
export function PhoneEditsTable({ rows }: { rows: EventRow[] }) {
  const t = useTranslations("client.captions");
  const open = useOpenEvent()?.leaf ?? null;
  return (
    <DataTable
      caption={t("phoneEdits")}
      columns={columns}
      rows={rows}
      rowId={({ event }) => String(event.leafIndex)}
      current={open === null ? null : String(open)}
    />
  );
}

function NumberCell({ row: { event } }: { row: EventRow }) {
  // Whether the number is valid has a column of its own.
  const flags = event.flags.filter((flag) => flag !== "invalid_number");
  return (
    <span className={eventStyles.what}>
      <EventSentence event={event} subject="column" />
      <FlagBadges flags={flags} />
    </span>
  );
}

function StateCell({ phone }: { phone: PhoneView | null }) {
  const t = useTranslations("client.phone");
  if (phone === null) return null;
  return (
    <span className={styles.state}>
      <span className={phone.active ? styles.active : styles.removed}>{t(phone.active ? "active" : "removed")}</span>
      {phone.number === null ? null : (
        <span className={phone.valid ? styles.valid : styles.invalid}>{t(phone.valid ? "valid" : "invalid")}</span>
      )}
    </span>
  );
}
