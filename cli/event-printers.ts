import { stringify } from "csv-stringify/sync";

import { sentenceOf } from "#audit/sentences.ts";
import type { EventView } from "#db/event-view.ts";

import { EVENT_FIELDS, eventJson } from "./event-json.ts";
import { columns, print, printLine } from "./output.ts";

export type Format = "table" | "ndjson" | "csv";

/** Prints events as they come, so that a list of millions costs no more memory than a page. */
export async function printEvents(events: Iterable<EventView>, format: Format, zone: string): Promise<void> {
  await PRINTERS[format](events, zone);
}

const PRINTERS: Record<Format, (events: Iterable<EventView>, zone: string) => Promise<void>> = {
  ndjson: async (events) => {
    for (const event of events) await printLine(JSON.stringify(eventJson(event)));
  },
  csv: async (events) => {
    await print(stringify([[...EVENT_FIELDS]], CRLF));
    for (const event of events) await print(stringify([csvRow(event)], CRLF));
  },
  table: async (events, zone) => {
    const when = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
    for (const rows of inPages(events)) {
      await printLine(
        columns([
          ["LEAF", `WHEN (${zone})`, "OPERATOR", "ACCOUNT", "WHAT"],
          ...rows.map((event) => tableRow(event, when)),
        ]),
      );
    }
  },
};

const CRLF = { record_delimiter: "\r\n" } as const;

function csvRow(event: EventView): string[] {
  const json = eventJson(event);
  return EVENT_FIELDS.map((field) => csvCell(json[field]));
}

const csvCell = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

function tableRow(event: EventView, when: Intl.DateTimeFormat): string[] {
  return [
    String(event.leafIndex),
    when.format(event.occurredAt),
    event.operator ?? "",
    String(event.accountId ?? ""),
    sentenceOf(event),
  ];
}

function* inPages(events: Iterable<EventView>): Generator<EventView[]> {
  let page: EventView[] = [];
  for (const event of events) {
    page.push(event);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

const PAGE = 500;
