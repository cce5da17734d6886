import { sentenceOf } from "#audit/sentences.ts";
import type { EventView } from "#db/event-view.ts";

import { inPages } from "./exports/in-pages.ts";
import { csv, ndjson } from "./exports/text-formats.ts";
import { columns, print } from "./output.ts";

export type Format = "table" | "ndjson" | "csv";

/** Prints events as they come, so that a list of millions costs no more memory than a page. */
export async function printEvents(events: Iterable<EventView>, format: Format, zone: string): Promise<void> {
  for (const page of FORMATS[format](inPages(events), zone)) await print(page);
}

type Printed = (pages: Iterable<EventView[]>, zone: string) => Generator<string | Uint8Array>;

const table: Printed = function* (pages, zone) {
  const when = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
  for (const rows of pages) {
    const lines = [
      ["LEAF", `WHEN (${zone})`, "OPERATOR", "ACCOUNT", "WHAT"],
      ...rows.map((event) => tableRow(event, when)),
    ];
    yield `${columns(lines)}\n`;
  }
};

const FORMATS: Record<Format, Printed> = { table, ndjson, csv };

function tableRow(event: EventView, when: Intl.DateTimeFormat): string[] {
  return [
    String(event.leafIndex),
    when.format(event.occurredAt),
    event.operator ?? "",
    String(event.accountId ?? ""),
    sentenceOf(event),
  ];
}
