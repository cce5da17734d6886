"use client";

import { eventColumns } from "./event-columns.tsx";
import { EventExcerpt, EventTable, type ListedEvents, type SomeEvents } from "./event-table.tsx";

const columns = eventColumns("events", {});

/** The events of the list that this stands in, of every kind, each said in words. */
export const EventsTable = (props: ListedEvents) => <EventTable list="events" columns={columns} {...props} />;

/** The newest events, of every kind, on a page about something else. */
export const NewestEvents = (props: SomeEvents) => <EventExcerpt list="events" columns={columns} {...props} />;
