"use client";

import { eventColumns } from "./event-columns.tsx";
import { WhatCell } from "./event-parts.tsx";
import { EventTable, type EventTableProps } from "./event-table.tsx";

const columns = eventColumns("phoneEdits", {
  // Whether the number is valid has a column of its own.
  what: ({ row }) => <WhatCell event={row.event} subject="column" except="invalid_number" />,
});

/** Phone edits: the number before and after, masked, and what became of it. */
export function PhoneEditsTable(props: EventTableProps) {
  return <EventTable list="phoneEdits" columns={columns} {...props} />;
}
