import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type ColumnChoice, type ColumnId, DENSITIES, OFFERED, printColumns, WIDTH } from "#audit/columns.ts";
import { Problem } from "#audit/problems.ts";
import { withoutNumbers } from "#audit/search/address-numbers.ts";
import { madeSearch } from "#audit/search/made-searches.ts";
import { printSearch } from "#audit/search/parse.ts";
import { LIST_NAMES, LIST_PATHS, type ListAddress, type ListPath, listHref, parseListAddress } from "./list-address.ts";
import { columnWays } from "./list-columns.ts";
import { PAGE_SIZES, type SearchParams } from "./list-parameters.ts";

const cursors = fc.record({ at: fc.maxSafeInteger(), leafIndex: fc.maxSafeNat() });

const choices = (offered: readonly ColumnId[]): fc.Arbitrary<ColumnChoice[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...offered),
      width: fc.option(fc.integer({ min: WIDTH.least, max: WIDTH.most })),
      pinned: fc.boolean(),
    }),
    { minLength: 1, selector: ({ id }) => id },
  );

const addressesOf = (path: ListPath): fc.Arbitrary<ListAddress> =>
  fc
    .record({
      cols: fc.option(choices(OFFERED[LIST_NAMES[path]])),
      density: fc.option(fc.constantFrom(...DENSITIES)),
      chart: fc.constantFrom("picture" as const, "table" as const),
      search: madeSearch,
      size: fc.constantFrom(...PAGE_SIZES),
      zone: fc.constantFrom(null, "UTC", "America/Sao_Paulo"),
      ledger: fc.option(fc.nat()),
      now: fc.option(fc.date({ noInvalidDate: true }).map(Number)),
      view: fc.option(fc.stringMatching(/^[\w-]{22}$/)),
      open: fc.option(fc.nat()),
      menu: fc.constantFrom(null, "columns" as const, "views" as const),
      cursor: fc.option(cursors),
      side: fc.constantFrom("before", "after"),
    })
    .map(({ cursor, side, ...others }) => ({ ...others, before: null, after: null, [side]: cursor }));

const onLists = fc
  .constantFrom(...LIST_PATHS)
  .chain((path) => addressesOf(path).map((address): [ListPath, ListAddress] => [path, address]));

/** The query of an address as Next reads it. */
function paramsOf(href: string): SearchParams {
  return Object.fromEntries(new URL(href, "http://localhost").searchParams);
}

test("the address of a list reads back as what it was made of", () => {
  fc.assert(
    fc.property(onLists, ([path, address]) => {
      const read = parseListAddress(paramsOf(listHref(path, address)), path);
      expect({ ...read, search: printSearch(read.search) }).toEqual({
        ...address,
        search: printSearch(address.search),
      });
    }),
  );
});

test("the browser fills in any columns as the server would", () => {
  const cases = onLists.chain(([path, address]) =>
    choices(OFFERED[LIST_NAMES[path]]).map((cols): [ListPath, ListAddress, ColumnChoice[]] => [path, address, cols]),
  );
  fc.assert(
    fc.property(cases, ([path, address, cols]) => {
      const filled = columnWays(path, address).replace("{cols}", printColumns(cols));
      expect(filled).toBe(listHref(path, { ...address, cols }));
    }),
  );
});

test("an address can be read in a ticket", () => {
  const { search } = parseListAddress({ q: 'operator:ana@bank.example -account:7,9 event:"a b"' }, "/events");
  expect(listHref("/events", { search })).toBe("/events?q=event:%22a+b%22+operator:ana@bank.example+-account:7,9");
  expect(listHref("/events")).toBe("/events");
  const cols = "when!,operator~220,what~300!";
  expect(listHref("/events", parseListAddress({ cols, density: "compact" }, "/events"))).toBe(
    `/events?cols=${cols}&density=compact`,
  );
});

describe("what is not understood is refused by its name", () => {
  test.each<[SearchParams, string]>([
    [{ p: "2" }, "p"],
    [{ q: ["account:1", "account:2"] }, "q"],
    [{ size: "51" }, "size"],
    [{ size: "" }, "size"],
    [{ menu: "filters" }, "menu"],
    [{ zone: "Mars/Olympus" }, "zone"],
    [{ ledger: "-1" }, "ledger"],
    [{ now: "2026-03-01" }, "now"],
    [{ now: "yesterday" }, "now"],
    [{ open: "007" }, "open"],
    [{ view: "7" }, "view"],
    [{ cols: "" }, "cols"],
    [{ cols: "when,where" }, "cols"],
    [{ cols: "when,when!" }, "cols"],
    [{ cols: "when~47" }, "cols"],
    [{ cols: "when~801" }, "cols"],
    [{ cols: "when~0100" }, "cols"],
    [{ cols: "when!~100" }, "cols"],
    [{ density: "dense" }, "density"],
    [{ chart: "pie" }, "chart"],
    [{ before: "1774033380000" }, "before"],
    [{ before: "1e3.1" }, "before"],
    [{ after: "9999999999999999.1" }, "after"],
    [{ before: "1.1", after: "2.2" }, "after"],
  ])("%j", (params, name) => {
    const invalid = expect.objectContaining({ code: "address_invalid", place: expect.objectContaining({ name }) });
    expect(() => parseListAddress(params, "/events")).toThrow(invalid);
  });

  test("a column that another list has", () => {
    expect(parseListAddress({ cols: "state" }, "/phone-edits").cols).toHaveLength(1);
    expect(() => parseListAddress({ cols: "state" }, "/status-changes")).toThrow(Problem);
  });

  test("a key that does not exist, at its place in the search", () => {
    const invalid = expect.objectContaining({
      code: "search_unknown_key",
      place: expect.objectContaining({ position: 10 }),
    });
    expect(() => parseListAddress({ q: "account:7 acount:8" }, "/events")).toThrow(invalid);
  });
});

test.each([
  ["phone:11987658001", "phone:*******8001"],
  ["-phone:190 account:12345678", "-phone:*** account:12345678"],
  ['account:1 phone:"+55 (11) 98765-8001"', 'account:1 phone:"+** (**) *****-8001"'],
  ["phone:*2123,11987658001", "phone:*2123,*******8001"],
  ['phone:11987658001,"+55 (11) 98765-8001" last:1d', 'phone:***********,"+** (**) *****-8001" last:1d'],
  ['phone:"11 98765-8001', 'phone:"** *****-8001'],
  ["phone:11 98765-8001", "phone:** *****-8001"],
  ["phone: 5511987658001", "phone: *********8001"],
  ["PHONE:11987658001", "PHONE:*******8001"],
  ["11987658001 account:12345678", "*******8001 account:12345678"],
  ["ddd:11987658001", "ddd:*******8001"],
])("%s is not an address: it holds a whole number", (q, hidden) => {
  expect(withoutNumbers(q)).toBe(hidden);
  for (const refused of [q, hidden]) {
    expect(withoutNumbers(refused)).toBe(hidden);
    expect(() => parseListAddress({ q: refused }, "/events")).toThrow(
      "A whole phone number may not stand in an address",
    );
  }
});

test("the last four digits of a number may stand in an address", () => {
  expect(withoutNumbers('phone:*2123,"*0000" account:12345678')).toBe('phone:*2123,"*0000" account:12345678');
  expect(parseListAddress({ q: "phone:*2123" }, "/events").search.terms).toHaveLength(1);
});
