"use client";

import type { StatusState } from "#audit/states.ts";

import { LongText } from "./event-cells.tsx";
import { eventColumns } from "./event-columns.tsx";
import { WhatCell } from "./event-parts.tsx";
import { EventTable, type EventTableProps } from "./event-table.tsx";

const columns = eventColumns("statusChanges", {
  what: ({ row }) => <WhatCell event={row.event} subject="column" />,
  // Its id and what was typed beside it have columns of their own.
  reason: ({ row }) => <LongText text={(row.event.object as StatusState | null)?.reason_description ?? null} />,
});

/** Status changes, with the reasons that were given. */
export function StatusChangesTable(props: EventTableProps) {
  return <EventTable list="statusChanges" columns={columns} {...props} />;
}
