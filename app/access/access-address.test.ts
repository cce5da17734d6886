import fc from "fast-check";
import { expect, test } from "vitest";

import { madeSearch } from "#audit/search/made-searches.ts";
import { printSearch } from "#audit/search/parse.ts";

import {
  type AccessAddress,
  accessHref,
  comparisonHref,
  lookExportHref,
  parseAccessAddress,
  parseComparison,
  parseLookExport,
} from "./access-address.ts";

const cursors = fc.record({ at: fc.maxSafeInteger(), leafIndex: fc.maxSafeNat() });
const addresses: fc.Arbitrary<AccessAddress> = fc
  .record({
    search: madeSearch,
    about: fc.option(madeSearch.filter(({ terms }) => terms.length > 0)),
    cursor: fc.option(cursors),
    side: fc.constantFrom("before", "after"),
  })
  .map(({ cursor, side, ...others }) => ({ ...others, before: null, after: null, [side]: cursor }));

test("the address of the access log reads back as what it was made of", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const params = Object.fromEntries(new URL(accessHref(address), "http://localhost").searchParams);
      const read = parseAccessAddress(params);
      const printed = ({ search, about, ...others }: AccessAddress) => ({
        ...others,
        search: printSearch(search),
        about: about && printSearch(about),
      });
      expect(printed(read)).toEqual(printed(address));
    }),
  );
});

test.each(["p", "size", "zone"])("%s is no part of it", (name) => {
  expect(() => parseAccessAddress({ [name]: "1" })).toThrow(expect.objectContaining({ code: "address_invalid" }));
});

test("so do those of its export and of the comparison of viewers", () => {
  const paramsOf = (href: string) => Object.fromEntries(new URL(href, "http://localhost").searchParams);
  fc.assert(
    fc.property(addresses, fc.constantFrom("csv" as const, "ndjson" as const), ({ search, about }, format) => {
      const read = parseLookExport(paramsOf(lookExportHref({ search, about, format })));
      expect([printSearch(read.search), read.about && printSearch(read.about), read.format]).toEqual([
        printSearch(search),
        about && printSearch(about),
        format,
      ]);
      expect(printSearch(parseComparison(paramsOf(comparisonHref(search))))).toBe(printSearch(search));
    }),
  );
  for (const params of [{ format: "xlsx" }, { before: "1.1" }])
    expect(() => parseLookExport(params)).toThrow(expect.objectContaining({ code: "address_invalid" }));
});
