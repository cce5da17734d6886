import fc from "fast-check";
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";

import { parseNumber } from "./number-plans.ts";

const said = (digits: string) => {
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed ? { e164: parsed.number, callingCode: parsed.countryCallingCode, valid: parsed.isValid() } : null;
};

const some = (most: number) => fc.integer({ min: 0, max: 10 ** most - 1 }).map(String);

/** Digits that are nearly a number of a country: of its example with the end, or something in its midst, otherwise. */
const near = (example: string, code: string) =>
  fc.oneof(
    fc.tuple(fc.nat(example.length), some(9)).map(([kept, end]) => code + example.slice(0, kept) + end),
    fc
      .tuple(fc.nat(example.length), some(2))
      .map(([at, more]) => code + example.slice(0, at) + more + example.slice(at)),
    fc.tuple(some(3), fc.constantFrom("0", "00", "1", "8", "")).map(([more, prefix]) => code + prefix + more + example),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([at, digit]) => code + example.slice(0, at) + digit + example.slice(at + 1)),
    fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 19 }).map((rest) => code + rest),
  );

test.each(getCountries())("of numbers of %s it says what libphonenumber says", (country) => {
  const example = getExampleNumber(country, examples)?.nationalNumber ?? "12345678";
  const seen = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(near(example, getCountryCallingCode(country)), (digits) => {
      const parsed = parseNumber(digits);
      expect(parsed).toEqual(said(digits));
      seen[parsed?.valid ? "valid" : "invalid"] += 1;
    }),
    { seed: 7, numRuns: 150 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(2);
});

test("and so of digits that are of no country, or no number at all", () => {
  const begins = fc.constantFrom("", "0", "00", "800", "808", "870", "878", "881", "883", "888", "979", "999", "210");
  const rest = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 260 });
  fc.assert(
    fc.property(fc.tuple(begins, rest), ([begin, digits]) => {
      expect(parseNumber(begin + digits)).toEqual(said(begin + digits));
    }),
    { seed: 7, numRuns: 1500 },
  );
});

test("a number is judged whatever was judged before it", () => {
  for (const digits of ["5511987654321", "5511887654321", "5511987654321", "351912345678", "5511987654321"]) {
    expect(parseNumber(digits)).toEqual(said(digits));
  }
});
