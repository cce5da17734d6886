import type { Cell } from "#audit/exports/csv-line.ts";
import { isoPrinter, zonedPrinter } from "#audit/exports/zoned-iso.ts";
import type { PhoneView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";
import type { WrittenEvent } from "#db/event-view.ts";

/** The names of the columns, in order. One tells the zone in which it is printed. */
export const columnNames = (zone: string): string[] => columnsIn(zone).map(([name]) => name);

/** Prints events as cells: a state is spread over columns, so that they can be sorted and filtered. */
export function cellPrinter(zone: string): (event: WrittenEvent) => Cell[] {
  const columns = columnsIn(zone).map(([, cellOf]) => cellOf);
  return (event) => columns.map((cellOf) => cellOf(event));
}

type Column = [name: string, cellOf: (event: WrittenEvent) => Cell];

function columnsIn(zone: string): Column[] {
  const [printOccurred, printZoned, printRecorded] = [isoPrinter(), zonedPrinter(zone), isoPrinter()];
  return [
    ["leaf_index", ({ leafIndex }) => leafIndex],
    ["event_id", ({ eventId }) => eventId],
    ["event", ({ event }) => event],
    ["schema_version", ({ version }) => version],
    ["occurred_at", ({ occurredAt }) => printOccurred(occurredAt)],
    [`occurred_at ${zone}`, ({ occurredAt }) => printZoned(occurredAt)],
    ["recorded_at", ({ recordedAt }) => printRecorded(recordedAt)],
    ["org_id", ({ orgId }) => orgId],
    ["cid", ({ cid }) => cid],
    ["operator", ({ operator }) => operator],
    ["roles", ({ roles }) => listCell(roles)],
    ["origin", ({ origin }) => origin],
    ["method", ({ method }) => method],
    ["uri", ({ uri }) => uri],
    ["account_id", ({ accountId }) => accountId],
    ["customer_id", ({ customerId }) => customerId],
    ["program_id", ({ programId }) => programId],
    ...STATE.flatMap(([field, cellOf]): Column[] => [
      [`${field}_before`, ({ before }) => (before === null ? null : (cellOf(before) ?? null))],
      [`${field}_after`, ({ object }) => (object === null ? null : (cellOf(object) ?? null))],
    ]),
    ["before_from", ({ beforeFrom }) => beforeFrom],
    ["flags", ({ flags }) => listCell(flags)],
  ];
}

/** The fields of both kinds of state. Each event has those of one. By name: one function for all is slow to look them up. */
const STATE: [field: string, cellOf: (state: Partial<StatusState & PhoneView>) => Cell | undefined][] = [
  ["status", ({ status }) => status],
  ["reason_id", ({ reason_id }) => reason_id],
  ["reason_description", ({ reason_description }) => reason_description],
  ["description", ({ description }) => description],
  ["area_code", ({ area_code }) => area_code],
  ["number", ({ number }) => number],
  ["type", ({ type }) => type],
  ["extension", ({ extension }) => extension],
  ["active", ({ active }) => active],
  ["country_code", ({ country_code }) => country_code],
  ["e164", ({ e164 }) => e164],
  ["valid", ({ valid }) => valid],
];

/** Joined by `|`, which is written `\|` inside a value. Few lists ever occur, and each is one and the same. */
function listCell(values: string[]): Cell {
  if (values.length === 0) return null;
  const known = lists.get(values);
  if (known !== undefined) return known;
  const cell = values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
  lists.set(values, cell);
  return cell;
}

const lists = new WeakMap<string[], string>();
