import type { Cell } from "#audit/exports/csv-line.ts";
import { isoPrinter, zonedPrinter } from "#audit/exports/zoned-iso.ts";
import type { StateView } from "#audit/masked-states.ts";
import type { WrittenEvent } from "#db/event-view.ts";

/** The names of the columns, in order. One tells the zone in which it is printed. */
export const columnNames = (zone: string): string[] => [
  ...factsIn(zone).map(([name]) => name),
  ...STATE.flatMap((field) => [`${field}_before`, `${field}_after`]),
  "before_from",
  "flags",
];

/** Prints events as cells: a state is spread over columns, so that they can be sorted and filtered. */
export function cellPrinter(zone: string): (event: WrittenEvent) => Cell[] {
  const facts = factsIn(zone).map(([, cellOf]) => cellOf);
  return (event) => {
    const cells = facts.map((cellOf) => cellOf(event));
    for (const field of STATE) cells.push(stateCell(event.before, field), stateCell(event.object, field));
    cells.push(event.beforeFrom, listCell(event.flags));
    return cells;
  };
}

type Fact = [name: string, cellOf: (event: WrittenEvent) => Cell];

function factsIn(zone: string): Fact[] {
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
  ];
}

/** The fields of both kinds of state. Each event has those of one. */
const STATE = [
  "status",
  "reason_id",
  "reason_description",
  "description",
  "area_code",
  "number",
  "type",
  "extension",
  "active",
  "country_code",
  "e164",
  "valid",
] as const;

const stateCell = (state: StateView | null, field: (typeof STATE)[number]): Cell =>
  state === null ? null : ((state as Partial<Record<typeof field, Cell>>)[field] ?? null);

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
