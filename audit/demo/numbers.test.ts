import parsePhoneNumber from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { createNumbers, drawAreaCode, mistyped, type PhoneNumber } from "./numbers.ts";
import { createRandom } from "./random.ts";

const isValid = ({ areaCode, number }: PhoneNumber) => parsePhoneNumber(`+55${areaCode}${number}`)?.isValid() ?? false;

test("every number handed out is valid, and is handed out once", () => {
  const random = createRandom(1);
  const { mobile, landline } = createNumbers();
  const lines = Array.from({ length: 2000 }, () => [mobile, landline].map((draw) => draw(drawAreaCode(random)))).flat();

  expect(lines.filter((line) => !isValid(line))).toEqual([]);
  expect(new Set(lines.map(({ areaCode, number }) => areaCode + number)).size).toBe(lines.length);
});

test("a mistyped number is never a valid one", () => {
  const random = createRandom(1);
  const { mobile } = createNumbers();
  const wrong = Array.from({ length: 2000 }, () => mistyped(random, mobile(drawAreaCode(random))));

  expect(wrong.filter(isValid)).toEqual([]);
});
