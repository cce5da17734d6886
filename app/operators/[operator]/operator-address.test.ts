import fc from "fast-check";
import { expect, test } from "vitest";

import { operatorHref } from "../../addresses.ts";
import { parseOperatorAddress } from "./operator-address.ts";

test("the address of an operator reads back as their id", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(null, "UTC", "America/Sao_Paulo"), (operatorId, zone) => {
      const { pathname, searchParams } = new URL(operatorHref(operatorId, zone), "http://localhost");
      const read = parseOperatorAddress(pathname.split("/")[2] ?? "", Object.fromEntries(searchParams));
      expect(read).toEqual({ operatorId, zone });
    }),
  );
});

test.each(["", "ana", "-1", "01", "1e3", "9999999999999999"])("%j cannot be an operator", (id) => {
  expect(() => parseOperatorAddress(id, {})).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("a parameter that does not exist is refused", () => {
  expect(() => parseOperatorAddress("1", { page: "2" })).toThrow(expect.objectContaining({ code: "address_invalid" }));
});
