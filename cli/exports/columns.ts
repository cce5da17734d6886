import { zonedPrinter } from "#audit/exports/zoned-iso.ts";
import type { EventView } from "#db/event-view.ts";

import { type EventJson, eventJson } from "../event-json.ts";

/** A cell: its text, or null where there is nothing. */
export type Cell = string | null;

/** The names of the columns, in order. One tells the zone in which it is printed. */
export const columnNames = (zone: string): string[] => [
  ...FACTS.flatMap((field) => (field === "occurred_at" ? [field, `occurred_at ${zone}`] : [field])),
  ...STATE.flatMap((field) => [`${field}_before`, `${field}_after`]),
  "before_from",
  "flags",
];

/** Prints events as cells: a state is spread over columns, so that they can be sorted and filtered. */
export function cellPrinter(zone: string): (event: EventView) => Cell[] {
  const printZoned = zonedPrinter(zone);
  return (event) => {
    const json = eventJson(event);
    const cells: Cell[] = [];
    for (const field of FACTS) {
      cells.push(cell(json[field]));
      if (field === "occurred_at") cells.push(printZoned(event.occurredAt));
    }
    const [before, after] = [stateCells(json.before), stateCells(json.object)];
    for (let field = 0; field < STATE.length; field += 1) cells.push(before[field] ?? null, after[field] ?? null);
    cells.push(json.before_from, listCell(json.flags));
    return cells;
  };
}

const NO_STATE: Cell[] = [];
const printedStates = new WeakMap<object, Cell[]>();

/** Many events leave the same state behind, and the view of it is one and the same. */
function stateCells(state: EventJson["object"]): Cell[] {
  if (state === null) return NO_STATE;
  const known = printedStates.get(state);
  if (known) return known;
  const cells = STATE.map((field) => cell((state as Record<string, unknown>)[field]));
  printedStates.set(state, cells);
  return cells;
}

const FACTS = [
  "leaf_index",
  "event_id",
  "event",
  "schema_version",
  "occurred_at",
  "recorded_at",
  "org_id",
  "cid",
  "operator",
  "roles",
  "origin",
  "method",
  "uri",
  "account_id",
  "customer_id",
  "program_id",
] as const satisfies (keyof EventJson)[];

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

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? listCell(value) : String(value);
}

/** Joined by `|`, which is written `\|` inside a value. */
const listCell = (values: string[]): Cell =>
  values.length === 0 ? null : values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
