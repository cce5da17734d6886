import fc from "fast-check";
import { expect, test } from "vitest";

import { madeSearch } from "#audit/search/made-searches.ts";
import { choiceOf, excluding, FACET_KEYS, including } from "#audit/search/narrow.ts";

import { briefly } from "./facet-ways.ts";
import { LIST_PATHS, listHref, NEWEST, withSearch } from "./list-address.ts";
import { waysOf } from "./list-narrow.ts";

const values = fc.constantFrom(
  "ana@bank.example",
  "3",
  "-7",
  "crm-operator",
  "NORMAL",
  "no_zone",
  "a b",
  "x*",
  "ã+1",
  "",
);

test("for any search and any value the browser fills in the address that the server made", () => {
  let left = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...LIST_PATHS),
      madeSearch,
      fc.constantFrom(...FACET_KEYS),
      values,
      (path, search, key, id) => {
        const standing = { path, address: { ...NEWEST, search, size: 100 as const } };
        const to = (changed: typeof search) => listHref(path, withSearch(standing.address, changed));
        const made = { include: to(including(search, key, id)), exclude: to(excluding(search, key, id)) };
        const ways = waysOf(key, standing);
        const sent = briefly({ id, count: 1, ...made }, ways);
        expect(sent.include ?? ways?.include.replace("{value}", id)).toBe(made.include);
        expect(sent.exclude ?? ways?.exclude.replace("{value}", id)).toBe(made.exclude);
        if (sent.include === undefined && choiceOf(search, key, id) === null) left += 1;
      },
    ),
  );
  expect(left).toBeGreaterThan(30);
});

test("a line that leads nowhere says so", () => {
  const ways = { include: "/events?q=role:{value}", exclude: "/events?q=-role:{value}" };
  expect(briefly({ id: "x", count: 1, include: null, exclude: null }, ways)).toEqual({
    id: "x",
    count: 1,
    include: null,
    exclude: null,
  });
});
