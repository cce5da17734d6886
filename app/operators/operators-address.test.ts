import fc from "fast-check";
import { expect, test } from "vitest";

import { operatorsHref } from "../addresses.ts";
import { parseOperatorsAddress } from "./operators-address.ts";

test("the address of the operators reads back as what it was made of", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }).map((text) => text.trim()),
      fc.constantFrom(null, "UTC", "America/Sao_Paulo"),
      (email, zone) => {
        const { searchParams } = new URL(operatorsHref({ email, zone }), "http://localhost");
        expect(parseOperatorsAddress(Object.fromEntries(searchParams))).toEqual({ email, zone });
      },
    ),
  );
});

test("a parameter that does not exist is refused by its name", () => {
  const refused = expect.objectContaining({
    code: "address_invalid",
    place: expect.objectContaining({ name: "e-mail" }),
  });
  expect(() => parseOperatorsAddress({ "e-mail": "ana" })).toThrow(refused);
});
