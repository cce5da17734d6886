import type { Route } from "next";

import type { ColumnId } from "#audit/columns.ts";
import { isPhoneView, type PhoneView, type StateView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";
import type { EventView } from "#db/event-view.ts";

import { type Columnar, fromColumns, toColumns } from "./columnar.ts";
import type { Leads } from "./lead.ts";

/** What a table needs to know of an event whatever its columns are; and what only the columns that are shown need. */
const ALWAYS = ["leafIndex", "occurredAt", "event", "version", "known", "flags"] as const;
const SAID = ["object", "before", "changes"] as const;
const ASKED = {
  operator: "operator",
  account: "accountId",
  origin: "origin",
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
export type TableEvent = Pick<EventView, (typeof ALWAYS | typeof SAID)[number]> & Partial<Pick<EventView, Asked>>;

/** A row as a table of events draws it. */
export type TableRow = {
  event: TableEvent;
  /** Whose page the operator leads to; null for what is nobody's. */
  profile: number | null;
  /** The same list, for this operator only. */
  only: Route | null;
};

/** The rows of a table, and where they lead. */
export type TableRows = { leads: Leads; rows: TableRow[] };

/** Rows on their way to the browser: each state once, and of what changed the names, for the states tell from what to what. */
export type WrittenRows = { leads: Leads; facts: Columnar; statuses: Columnar; phones: Columnar };

/** Writes rows with no more of their events than some columns show; `readRows` is the inverse. */
export function writeRows(columns: readonly { id: ColumnId }[], { leads, rows }: TableRows): WrittenRows {
  const asked = columns.flatMap(({ id }) => (id in ASKED ? [ASKED[id as keyof typeof ASKED]] : []));
  const states = statesIn(rows);
  const facts = rows.map(({ event, profile, only }) => ({
    ...event,
    object: states.placeOf(event.object),
    before: states.placeOf(event.before),
    changes: event.changes.map(({ field }) => field).join() || null,
    profile,
    only,
  }));
  return {
    leads,
    facts: toColumns(facts, [...ALWAYS, ...SAID, ...asked, "profile", "only"]),
    statuses: toColumns(states.statuses, ["status", "reason_id", "reason_description", "description"]),
    phones: toColumns(states.phones, PHONE),
  };
}

const PHONE = ["area_code", "number", "type", "extension", "active", "country_code", "e164", "valid"] as const;

/** The states of some rows, each once: statuses have the places from 0 up, phones those from −1 down. */
function statesIn(rows: TableRow[]) {
  const all = [...new Set(rows.flatMap(({ event }) => [event.object, event.before]))].filter((state) => state !== null);
  const phones = all.filter(isPhoneView);
  const statuses = all.filter((state): state is StatusState => !isPhoneView(state));
  const places = new Map<StateView, number>();
  for (const [at, status] of statuses.entries()) places.set(status, at);
  for (const [at, phone] of phones.entries()) places.set(phone, -1 - at);
  return { phones, statuses, placeOf: (state: StateView | null) => (state && places.get(state)) ?? null };
}

type Facts = Omit<TableEvent, "object" | "before" | "changes"> &
  Pick<TableRow, "profile" | "only"> & { object: number | null; before: number | null; changes: string | null };

/** The rows that were written. */
export function readRows({ leads, facts, statuses, phones }: WrittenRows): TableRows {
  const [allStatuses, allPhones] = [fromColumns<StatusState>(statuses), fromColumns<PhoneView>(phones)];
  const stateAt = (place: number | null): StateView | null =>
    place === null ? null : ((place < 0 ? allPhones[-1 - place] : allStatuses[place]) ?? null);
  const rows = fromColumns<Facts>(facts).map(({ profile, only, object, before, changes, ...facts }) => {
    const [after, was] = [stateAt(object), stateAt(before)];
    return { profile, only, event: { ...facts, object: after, before: was, changes: changesOf(changes, was, after) } };
  });
  return { leads, rows };
}

function changesOf(names: string | null, before: StateView | null, after: StateView | null): TableEvent["changes"] {
  const [from, to] = [before, after] as Record<string, TableEvent["changes"][number]["from"]>[];
  return (names?.split(",") ?? []).map((field) => ({ field, from: from?.[field] ?? null, to: to?.[field] ?? null }));
}
