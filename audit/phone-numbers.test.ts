import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";

import { hasNumber, judgeNumber } from "./phone-numbers.ts";

const judge = (country_code: string | null, area_code: string | null, number: string | null) =>
  judgeNumber({ country_code, area_code, number });

test("the contract's own example is possible but not valid: it is shown all the same", () => {
  expect(judge("55", "11", "422742123")).toEqual({
    e164: "+5511422742123",
    callingCode: "55",
    areaCode: "11",
    valid: false,
  });
  expect(parsePhoneNumberFromString("+5511422742123")?.isPossible()).toBe(true);
});

describe("Brazilian numbers", () => {
  test.each([
    ["a mobile", "11", "987654321", true],
    ["a fixed line", "11", "32654321", true],
    ["area code 55, which is also the country's", "55", "999887766", true],
    ["a fixed line of area code 55", "55", "32221234", true],
    ["a mobile of eight digits: old, and no longer valid", "11", "87654321", false],
    ["a mobile that does not begin with 9", "11", "812345678", false],
    ["area code 52, which nobody has", "52", "987654321", false],
    ["a fixed line that begins with 9", "11", "92654321", false],
  ])("%s", (_, area, number, valid) => {
    expect(judge("55", area, number)).toMatchObject({ e164: `+55${area}${number}`, valid });
  });

  test("separators are nothing: +55 51999887766 is +5551999887766", () => {
    expect(judge("+55", "(51)", "99988-7766").e164).toBe("+5551999887766");
    expect(judge("55", null, "51 99988.7766")).toMatchObject({ e164: "+5551999887766", valid: true });
  });
});

test("a null country code is not silently 55", () => {
  expect(judge(null, "11", "987654321")).toEqual({ e164: null, callingCode: "", areaCode: "", valid: false });
  expect(judge("55", "11", "987654321").valid).toBe(true);
});

test("numbers of other countries are judged by their own plan", () => {
  expect(judge("1", "212", "5550123")).toMatchObject({ e164: "+12125550123", callingCode: "1" });
  expect(judge("351", null, "912345678")).toMatchObject({ valid: true });
});

test.each([
  ["55", "11", null],
  ["55", "11", ""],
  ["55", "11", "abc"],
  ["", "11", "987654321"],
  ["999", "11", "987654321"],
  ["55", "11", "1"],
  ["55", "11", "9".repeat(500)],
])("%s/%s/%s is no number, and no failure", (country, area, number) => {
  expect(judge(country, area, number)).toMatchObject({ valid: false });
});

test("a number that is null or blank is not there", () => {
  expect([null, "", "  ", "0", "abc"].map(hasNumber)).toEqual([false, false, false, true, true]);
});
