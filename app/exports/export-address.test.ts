import fc from "fast-check";
import { expect, test } from "vitest";

import { EXPORT_FORMATS } from "#audit/exports/formats.ts";
import { problemOf } from "#audit/problem-of.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { EXPORT_LISTS, type ExportAddress, type ExportList, exportHref, parseExportAddress } from "./export-address.ts";

const addresses: fc.Arbitrary<ExportAddress> = fc.record({
  search: fc.constantFrom("", "operator:ana@bank.example -status:BLOCKED", 'role:"a b" Determinação').map(parseSearch),
  format: fc.constantFrom(...EXPORT_FORMATS),
  list: fc.constantFrom(...(Object.keys(EXPORT_LISTS) as ExportList[])),
  zone: fc.option(fc.constantFrom("UTC", "America/Sao_Paulo")),
  ledger: fc.option(fc.nat()),
  now: fc.option(fc.nat()),
  id: fc.option(fc.uuid({ version: 4 })),
});

test("what an address says is read back", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { searchParams } = new URL(exportHref(address), "http://localhost");
      expect(parseExportAddress(Object.fromEntries(searchParams))).toEqual(address);
    }),
  );
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["a name that is unknown", { search: "x" }, "address_invalid"],
  ["a format that is none", { format: "pdf" }, "address_invalid"],
  ["a list that is none", { list: "operators" }, "address_invalid"],
  ["a zone that is none", { zone: "Mars/Olympus" }, "address_invalid"],
  ["an id that could be guessed", { id: "1" }, "address_invalid"],
  ["a name twice", { format: ["csv", "xlsx"] }, "address_invalid"],
  ["a whole phone number", { q: "phone:11987652123" }, "search_number_in_address"],
  ["a search that is not understood", { q: "statsu:BLOCKED" }, "search_unknown_key"],
])("%s: %j", (_, params, code) => {
  expect(problemOf(() => parseExportAddress(params))?.code ?? "").toBe(code);
});
