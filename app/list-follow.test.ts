import { expect, test } from "vitest";

import { parseSearch } from "#audit/search/parse.ts";

import { NEWEST } from "./list-address.ts";
import { followHref } from "./list-follow.ts";

test.each([
  ["account:3,1,2", "/accounts/1,2,3"],
  ["account:1,2..2 operator:ana@bank.example", "/accounts/1,2"],
  ["account:1", null],
  ["account:1,1..1", null],
  ["account:1,2..5", null],
  ["account:1,2..", null],
  ["-account:1,2", null],
  ["account:1,2 account:2,3", null],
  ["account:1,2,3,4,5,6,7,8,9,10,11", null],
  ["", null],
])("the accounts of %j have the timeline %s", (q, href) => {
  expect(followHref({ ...NEWEST, search: parseSearch(q) })).toBe(href);
});
