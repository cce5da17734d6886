import fc from "fast-check";
import { expect, test } from "vitest";

import type { SearchParams } from "../../list-parameters.ts";

import { type AccountAddress, parseAccountAddress, spelling, timelineHref } from "./account-address.ts";

const cursors = fc.record({ at: fc.maxSafeInteger(), leafIndex: fc.maxSafeNat() });

const addresses: fc.Arbitrary<AccountAddress> = fc
  .record({
    accountIds: fc
      .uniqueArray(fc.maxSafeInteger(), { minLength: 1, maxLength: 10 })
      .map((ids) => ids.sort((one, other) => one - other)),
    zone: fc.constantFrom(null, "UTC", "America/Sao_Paulo"),
    order: fc.constantFrom("newest", "oldest"),
    cursor: fc.option(cursors),
    side: fc.constantFrom("before", "after"),
  })
  .map(({ cursor, side, ...others }) => ({ ...others, before: null, after: null, [side]: cursor }));

test("the address of an account reads back as what it was made of", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { pathname, searchParams } = new URL(timelineHref(address), "http://localhost");
      const [id, params] = [pathname.split("/")[2] ?? "", Object.fromEntries(searchParams)];
      expect(parseAccountAddress(id, params)).toEqual(address);
      expect(spelling(id, params)).toBeNull();
    }),
  );
});

test.each([
  "abc",
  "",
  "1e3",
  "0x10",
  "007",
  "-0",
  " 7",
  "1.5",
  "1,",
  "1,,2",
  "1,b",
  "1152921504606846976",
  "9007199254740993",
])("%j cannot be an account", (id) => {
  expect(() => parseAccountAddress(id, {})).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("what is not understood in the query is refused by its name", () => {
  const refused = (name: string) =>
    expect.objectContaining({ code: "address_invalid", place: expect.objectContaining({ name }) });
  expect(() => parseAccountAddress("7", { order: "sideways" })).toThrow(refused("order"));
  expect(() => parseAccountAddress("7", { page: "2" })).toThrow(refused("page"));
  expect(() => parseAccountAddress("7", { before: "1.1", after: "2.2" })).toThrow(refused("after"));
});

test.each<[string, SearchParams, string]>([
  ["3,1,2", {}, "/accounts/1,2,3"],
  ["7,7", {}, "/accounts/7"],
  ["2%2C1", { zone: "utc" }, "/accounts/1,2?zone=UTC"],
  ["1%2C2", { with: "" }, "/accounts/1,2"],
  ["7", { with: "9" }, "/accounts/7,9"],
  ["7", { with: " 9, 3 7", order: "oldest", before: "1.1" }, "/accounts/3,7,9?order=oldest"],
  ["7", { with: "" }, "/accounts/7"],
])("accounts spelt as %s with %j are spelt as %s", (id, params, href) => {
  expect(spelling(id, params)).toBe(href);
});

test.each<[string, SearchParams, string]>([
  ["7", { with: "ana" }, "with"],
  ["7", { with: "007" }, "with"],
  ["1,2,3,4,5,6,7,8,9,10,11", {}, "account"],
  ["1,2,3,4,5,6,7,8,9,10", { with: "11" }, "account"],
  ["7", { zone: "Mars" }, "zone"],
])("%s with %j is refused by name", (id, params, name) => {
  const refused = expect.objectContaining({ code: "address_invalid", place: expect.objectContaining({ name }) });
  expect(() => parseAccountAddress(id, params)).toThrow(refused);
});

test("the commas of a path may come encoded: that is no other spelling", () => {
  expect(spelling("1%2C2", {})).toBeNull();
});
