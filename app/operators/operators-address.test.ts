import fc from "fast-check";
import { expect, test } from "vitest";

import { operatorsHref, parseOperatorsAddress } from "./operators-address.ts";

test("the address of the operators reads back as what it was made of", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }).map((text) => text.trim()),
      (email) => {
        const { searchParams } = new URL(operatorsHref({ email }), "http://localhost");
        expect(parseOperatorsAddress(Object.fromEntries(searchParams))).toEqual({ email });
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
