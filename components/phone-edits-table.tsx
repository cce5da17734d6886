"use client";

import { eventColumns } from "./event-columns.tsx";
import { whatCell } from "./event-parts.tsx";
import { EventTable, type ListedEvents } from "./event-table.tsx";

const columns = eventColumns("phoneEdits", {
  // Whether the number is valid has a column of its own.
  what: (place, { event }, kit) => whatCell(place, event, kit, { subject: "column", except: "invalid_number" }),
});

/** The phone edits of the list that this stands in: the number before and after, masked, and what became of it. */
export function PhoneEditsTable(props: ListedEvents) {
  return <EventTable list="phoneEdits" columns={columns} {...props} />;
}
