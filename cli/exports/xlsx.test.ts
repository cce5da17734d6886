import { buffer } from "node:stream/consumers";

import fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { EVERYTHING } from "#audit/search/search.ts";
import { storeOf } from "#db/honest-store.ts";
import { walkEvents } from "#db/walk.ts";

import { columnNames } from "./columns.ts";
import { inPages } from "./in-pages.ts";
import { xlsx } from "./xlsx.ts";
import { columnName, MOST_CHARACTERS, xmlText } from "./xlsx-cells.ts";

const ZONE = "America/Sao_Paulo";

/** The rows of a workbook of these events, as another reader reads them, and how many texts were cut. */
async function written(events: unknown[]) {
  const db = storeOf(events);
  const scope = { subject: null, zone: ZONE, now: NOON };
  let cut = 0;
  const onCut = () => {
    cut += 1;
  };
  const walk = walkEvents(db, EVERYTHING, scope, { limit: 10_000, oldestFirst: true, order: "recorded" });
  const bytes = await buffer(xlsx(inPages(walk), { zone: ZONE, now: NOON, onCut }));
  return { rows: await readSheet(bytes), cut };
}

test("another program opens it: names first, and every cell is text", async () => {
  const { rows } = await written([
    statusEvent({ object: { account_id: 7, description: '=HYPERLINK("x") & <b>' } }),
    phoneEvent(),
  ]);
  const [names = [], status = [], phone = []] = rows;
  expect(names).toEqual(columnNames(ZONE));
  expect(status[names.indexOf("account_id")]).toBe("7");
  expect(status[names.indexOf("description_after")]).toBe('=HYPERLINK("x") & <b>');
  expect(phone[names.indexOf("e164_after")]).toBe("+5511*****4321");
  expect([...status, ...phone].every((cell) => cell === null || typeof cell === "string")).toBe(true);
});

test("it holds more rows than one page of them", async () => {
  const { rows } = await written(Array.from({ length: 120 }, () => statusEvent()));
  expect(rows.map(([leaf]) => leaf)).toEqual(["leaf_index", ...Array.from({ length: 120 }, (_, leaf) => String(leaf))]);
});

test("what no cell can hold is cut, says so, and is counted", async () => {
  const { rows, cut } = await written([statusEvent({ object: { description: "x".repeat(40_000) } })]);
  const cell = String(rows[1]?.[columnNames(ZONE).indexOf("description_after")]);
  expect(cell).toHaveLength(MOST_CHARACTERS);
  expect(cell).toContain("CSV and NDJSON have the whole text");
  expect(cut).toBe(1);
});

test("text for XML is read back without loss, control characters and what looks escaped included", () => {
  const read = (xml: string) =>
    xml
      .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name] ?? "")
      .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const unit = fc.oneof(
    fc.constantFrom(..."_xX00DA&<>\0\r\n\t\u001f\uffff"),
    fc.string({ unit: "binary", maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(read(xmlText(text))).toBe(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
      expect(xmlText(text)).not.toMatch(/[\0-\x08\x0b-\x1f\ufffe\uffff]/);
    }),
    { numRuns: 2000 },
  );
});

test("columns are named as a spreadsheet names them", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
