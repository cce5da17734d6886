import type { ColumnId } from "#audit/columns.ts";
import type { EventView } from "#db/event-view.ts";

import type { EventRow } from "./event-row.ts";

/** What a table needs to know of an event whatever its columns are; and what only the columns that are shown need. */
const ALWAYS = [
  ...(["leafIndex", "occurredAt", "event", "version", "known", "operator", "accountId", "origin"] as const),
  ...(["object", "before", "changes", "flags"] as const),
] as const;
const ASKED = {
  customer: "customerId",
  recorded: "recordedAt",
  roles: "roles",
  method: "method",
  uri: "uri",
  program: "programId",
  org: "orgId",
  cid: "cid",
  id: "eventId",
} as const satisfies Partial<Record<ColumnId, keyof EventView>>;

type Asked = (typeof ASKED)[keyof typeof ASKED];
export type TableEvent = Pick<EventView, (typeof ALWAYS)[number]> & Partial<Pick<EventView, Asked>>;

/** A row as a table of events draws it. */
export type TableRow = Omit<EventRow, "event"> & { event: TableEvent };

/** Rows with no more of their events than some columns show: what is sent to the browser is written, sent and read twice. */
export function rowsWith(columns: readonly { id: ColumnId }[], rows: EventRow[]): TableRow[] {
  const asked = columns.flatMap(({ id }) => (id in ASKED ? [ASKED[id as keyof typeof ASKED]] : []));
  const shown = [...ALWAYS, ...asked];
  return rows.map(({ event, ...row }) => ({
    ...row,
    event: Object.fromEntries(shown.map((field) => [field, event[field]])) as TableEvent,
  }));
}
