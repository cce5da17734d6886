"use client";

import type { StatusState } from "#audit/states.ts";

import { longCell } from "./event-cells.tsx";
import { eventColumns } from "./event-columns.tsx";
import { whatCell } from "./event-parts.tsx";
import { EventTable, type ListedEvents } from "./event-table.tsx";

const columns = eventColumns("statusChanges", {
  what: (place, { event }, kit) => whatCell(place, event, kit, { subject: "column" }),
  // Its id and what was typed beside it have columns of their own.
  reason: (place, { event }) => longCell(place, (event.object as StatusState | null)?.reason_description ?? null),
});

/** The status changes of the list that this stands in, with the reasons that were given. */
export function StatusChangesTable(props: ListedEvents) {
  return <EventTable list="statusChanges" columns={columns} {...props} />;
}
