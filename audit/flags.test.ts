import fc from "fast-check";
import { expect, test } from "vitest";

import { FLAGS, flagBits, readFlags } from "./flags.ts";

test("flags are read back from their bits, each once and in their order", () => {
  fc.assert(
    fc.property(fc.subarray([...FLAGS], { minLength: 0 }), (flags) => {
      expect(readFlags(flagBits([...flags, ...flags].reverse()))).toEqual(flags);
    }),
  );
});

test("the bits of what is stored never move", () => {
  expect(FLAGS.map((flag) => flagBits([flag]))).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
  expect(FLAGS.slice(0, 12)).toEqual([
    "invalid_number",
    "uri_mismatch",
    "template_uri",
    "late",
    "no_envelope",
    "no_zone",
    "unknown_version",
    "contradiction",
    "noop",
    "anonymous_operator",
    "lookalike_operator",
    "mended",
  ]);
});
