import fc from "fast-check";
import { expect, test } from "vitest";

import { operatorHref } from "../../addresses.ts";
import { parseOperatorAddress } from "./operator-address.ts";

test("the address of an operator reads back as their id", () => {
  fc.assert(
    fc.property(fc.nat(), (id) => {
      expect(parseOperatorAddress(operatorHref(id).split("/")[2] ?? "", {})).toBe(id);
    }),
  );
});

test.each(["", "ana", "-1", "01", "1e3", "9999999999999999"])("%j cannot be an operator", (id) => {
  expect(() => parseOperatorAddress(id, {})).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("a parameter is refused: there is none", () => {
  expect(() => parseOperatorAddress("1", { page: "2" })).toThrow(expect.objectContaining({ code: "address_invalid" }));
});
