import fc from "fast-check";
import { expect, test } from "vitest";

import { type AccountAddress, parseAccountAddress, timelineHref } from "./account-address.ts";

const cursors = fc.record({ at: fc.maxSafeInteger(), leafIndex: fc.maxSafeNat() });

const addresses: fc.Arbitrary<AccountAddress> = fc
  .record({
    accountId: fc.maxSafeInteger(),
    order: fc.constantFrom("newest", "oldest"),
    cursor: fc.option(cursors),
    side: fc.constantFrom("before", "after"),
  })
  .map(({ accountId, order, cursor, side }) => ({ accountId, order, before: null, after: null, [side]: cursor }));

test("the address of an account reads back as what it was made of", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { pathname, searchParams } = new URL(timelineHref(address), "http://localhost");
      expect(parseAccountAddress(pathname.split("/")[2] ?? "", Object.fromEntries(searchParams))).toEqual(address);
    }),
  );
});

test.each(["abc", "", "1e3", "0x10", "007", "-0", " 7", "1.5", "1152921504606846976", "9007199254740993"])(
  "%j cannot be an account",
  (id) => {
    expect(() => parseAccountAddress(id, {})).toThrow(expect.objectContaining({ code: "not_found" }));
  },
);

test("what is not understood in the query is refused by its name", () => {
  const refused = (name: string) =>
    expect.objectContaining({ code: "address_invalid", place: expect.objectContaining({ name }) });
  expect(() => parseAccountAddress("7", { order: "sideways" })).toThrow(refused("order"));
  expect(() => parseAccountAddress("7", { page: "2" })).toThrow(refused("page"));
  expect(() => parseAccountAddress("7", { before: "1.1", after: "2.2" })).toThrow(refused("after"));
});
