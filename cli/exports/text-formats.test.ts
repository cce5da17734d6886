import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";

import { undefuse } from "#audit/exports/formula-guard.ts";
import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { EVERYTHING } from "#audit/search/search.ts";
import { storeOf } from "#db/honest-store.ts";
import { walkEvents } from "#db/walk.ts";

import { columnNames } from "./columns.ts";
import { inPages } from "./in-pages.ts";
import { csv, ndjson } from "./text-formats.ts";

const ZONE = "America/Sao_Paulo";
const SCOPE = { subject: null, zone: ZONE, now: NOON };

function written(events: unknown[]) {
  const db = storeOf(events);
  const all = () => walkEvents(db, EVERYTHING, SCOPE, { limit: 1000, oldestFirst: true, order: "recorded" });
  const [text, lines] = [[...csv(inPages(all()), ZONE)].join(""), [...ndjson(inPages(all()), ZONE)].join("")];
  return {
    text,
    json: lines
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  };
}

/** The cells of a file, by the names in its first line, as another reader reads them. */
const cellsOf = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: "\r\n" }) as Record<string, string>[];

const hostile = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\";,\r\n\t |a1*"), minLength: 1, maxLength: 9 }),
);

test("whatever an event holds is in its cells again once the guard is undone", () => {
  const descriptions = fc.sample(hostile, 1000);
  const { text, json } = written(descriptions.map((description) => statusEvent({ object: { description } })));
  const rows = cellsOf(text);
  expect(rows).toHaveLength(json.length);
  expect(rows.length).toBeGreaterThan(900);
  for (const [index, row] of rows.entries()) {
    expect(undefuse(row.description_after ?? "")).toBe(json[index].object.description);
  }
  expect(rows.filter((row) => row.description_after?.startsWith("'")).length).toBeGreaterThan(100);
});

test("a phone stays legible, a time is told in the zone of its column, and states have columns of their own", () => {
  const phone = { number: "987652123", area_code: "11" };
  const { text } = written([phoneEvent({ object: { ...phone, active: true } }), phoneEvent({ object: phone })]);
  const [, second] = cellsOf(text);
  expect(second).toMatchObject({
    leaf_index: "1",
    occurred_at: "2026-03-20T12:00:00.000Z",
    [`occurred_at ${ZONE}`]: "2026-03-20T09:00:00.000-03:00",
    e164_before: "+5511*****2123",
    e164_after: "+5511*****2123",
    active_before: "true",
    status_before: "",
    before_from: "observed",
  });
});

test("lines end with CR LF, every line has as many cells, and nothing is told from an empty text", () => {
  const { text } = written([statusEvent({ object: { description: "" } })]);
  expect(text.split("\r\n")).toHaveLength(3);
  expect(text).not.toMatch(/(?<!\r)\n/);
  const [row] = cellsOf(text);
  expect(Object.keys(row ?? {})).toEqual(columnNames(ZONE));
  const at = columnNames(ZONE).indexOf("description_after");
  const cells = text.split("\r\n")[1]?.split(",") ?? [];
  expect([cells[at], cells[columnNames(ZONE).indexOf("reason_description_after")]]).toEqual(['""', ""]);
});

test("roles are joined by bars, and a bar within one is told from those between", () => {
  const { text } = written([statusEvent({ data: { roles: ["a|b", "c\\", "d"] } })]);
  expect(cellsOf(text)[0]?.roles).toBe("a\\|b|c\\\\|d");
});
