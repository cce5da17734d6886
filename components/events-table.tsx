"use client";

import { eventColumns } from "./event-columns.tsx";
import { EventTable, type EventTableProps } from "./event-table.tsx";

const columns = eventColumns("events", {});

/** Events of every kind, each said in words. */
export function EventsTable(props: EventTableProps) {
  return <EventTable list="events" columns={columns} {...props} />;
}
