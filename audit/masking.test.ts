import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { maskCode, maskE164, maskNumber, maskText } from "./masking.ts";

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const separators = [
  "",
  "",
  "",
  " ",
  "-",
  ".",
  " - ",
  "(",
  ") ",
  "\u00a0",
  "\u200b",
  "/",
  "\n",
  "\\n",
  "\\u00a0",
  "\\\\",
];
const SPELLINGS = [
  (one: string) => one,
  (one: string) => `\\u003${one}`,
  (one: string) => String.fromCodePoint(0xff10 + Number(one)),
];

/** Digits as people and escapes spell them, with separators between. */
const spelt = (min: number, max: number) =>
  fc
    .array(fc.tuple(digit, fc.constantFrom(...separators), fc.constantFrom(0, 0, 0, 1, 2)), {
      minLength: min,
      maxLength: max,
    })
    .map((parts) => ({
      digits: parts.map(([one]) => one).join(""),
      text: parts
        .map(([one, between, how], index) => SPELLINGS[how]?.(one) + (index < parts.length - 1 ? between : ""))
        .join(""),
    }));

const around = fc.stringMatching(/^[a-zé,.!?;: ]{0,12}$/u);
const shown = (text: string) =>
  (text.match(/\\u00(?:3[0-9]|a0)|\p{Nd}/gu) ?? [])
    .filter((one) => one !== "\\u00a0")
    .map((one) => (one.startsWith("\\") ? one.at(-1) : one.normalize("NFKC")));

test("of seven digits or more in a text, whatever stands between them, only the last four are shown", () => {
  fc.assert(
    fc.property(around, spelt(7, 20), around, (before, { digits, text }, behind) => {
      expect(shown(text).join("")).toBe(digits);
      const masked = maskText(`${before}${text}${behind}`);
      expect(shown(masked).join("")).toBe(digits.slice(-4));
      expect(masked.startsWith(before) && masked.endsWith(behind)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("a text without seven digits in a run is left as it is", () => {
  const words = fc.array(fc.tuple(spelt(0, 6), fc.constantFrom(" ano ", "x", "é", " de ")), { maxLength: 4 });
  fc.assert(
    fc.property(words, around, (parts, end) => {
      const text = parts.map(([{ text: run }, word]) => run + word).join("") + end;
      expect(maskText(text)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test("of a number only the last four are shown, and nothing of six digits or fewer", () => {
  fc.assert(
    fc.property(spelt(0, 20), ({ digits, text }) => {
      expect(shown(maskNumber(text)).join("")).toBe(digits.length <= 6 ? "" : digits.slice(-4));
    }),
    { numRuns: 500 },
  );
  expect([maskNumber("422742123"), maskNumber("123456"), maskNumber("1234567"), maskNumber("")]).toEqual([
    "*****2123",
    "******",
    "***4567",
    "",
  ]);
});

test("masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(spelt(0, 16), around, ({ text }, word) => {
      const once = maskText(word + text);
      expect(maskText(once)).toBe(once);
    }),
  );
});

test.each([
  ["ligar para (11) 98765-4321 hoje", "ligar para (**) *****-4321 hoje"],
  ["+55 51 99988-7766/51 3333-4444", "+** ** *****-****/** ****-4444"],
  ["em 2026, 12 vezes", "em 2026, 12 vezes"],
  ["sala 12 andar 3456789", "sala 12 andar ***6789"],
  ['"tel":"5511\\t98765\\u002d4321"', '"tel":"****\\t*****\\u002d4321"'],
  ["５５１１９８７６５４３２１", "*********４３２１"],
])("%j is shown as %j", (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

describe("codes and E.164", () => {
  test("a code is shown unless somebody put a number there", () => {
    expect(["11", "55", "+55", "011", ""].map(maskCode)).toEqual(["11", "55", "+55", "011", ""]);
    expect(maskCode("11987654321")).toBe("*******4321");
    expect(maskCode("987654")).toBe("******");
  });

  test.each([
    ["+5511422742123", "55", "11", "+5511*****2123"],
    ["+5551999887766", "55", "51", "+5551*****7766"],
    ["+551234567", "55", "12", "+5512*****", "34567"],
    // libphonenumber takes the 0 of the area away; the number is as short as it was.
    ["+5511123456", "55", "011", "+55********", "123456"],
    ["+12125550123", "1", "", "+1******0123"],
    ["+5511987654321", "55", "21", "+55*******4321"],
    // A number in the place of the area code is no area code.
    ["+5511987654321", "55", "11987654321", "+55*******4321"],
    ["+551198765432112", "55", "1198765432", "+55*********2112"],
  ])("%s of %s/%s is shown as %s", (e164, callingCode, areaCode, masked, number = "987654321") => {
    expect(maskE164(e164, callingCode, areaCode, number)).toBe(masked);
  });
});

test("a long text of separators and digits is masked in no time", () => {
  const hostile = ["1 ", "1--- ", "\\u0031\\", "12345.a", "\\\\"].map((part) => part.repeat(40_000));
  const began = performance.now();
  for (const text of hostile) maskText(text);
  expect(performance.now() - began).toBeLessThan(2000);
});
