import fc from "fast-check";
import { expect, test } from "vitest";

import { problemOf } from "#audit/problem-of.ts";

import { ingestHref, parseIngestAddress, STATES } from "./ingest-address.ts";

const paramsOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split("?")[1] ?? ""));

test("an address is read back as it was written", () => {
  const address = fc.record({
    state: fc.constantFrom(...STATES),
    code: fc.constantFrom(null, "body_invalid", "json_syntax"),
    source: fc.option(fc.string({ minLength: 1, unit: "grapheme" })),
    before: fc.option(fc.nat()),
  });
  fc.assert(
    fc.property(address, (one) => {
      expect(parseIngestAddress(paramsOf(ingestHref(one)))).toEqual(one);
    }),
    { seed: 5 },
  );
});

test.each([{ stat: "all" }, { state: "gone" }, { code: "nothing" }, { before: "-1" }, { source: ["a", "b"] }])(
  "%j is refused by name",
  (params) => expect(problemOf(() => parseIngestAddress(params as never))?.code).toBe("address_invalid"),
);
