import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { bytesOf, phoneEvent, statusEvent } from "./honest-event.ts";
import { maskPayload } from "./payloads.ts";

const masked = (text: string) => maskPayload(Buffer.from(text));
const NUMBER = "11987654321";

test("a payload is shown as received, but for the number", () => {
  const text = JSON.stringify(phoneEvent({ at: "2026-03-20T12:00:00.000Z" }), null, 2);
  expect(masked(text)).toBe(text.replace("987654321", "*****4321"));
});

test("what holds no number is shown byte for byte, however it is spelt", () => {
  const value = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" });
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (json, indent) => {
      const text = JSON.stringify(statusEvent({ envelope: { json } }), null, indent);
      fc.pre(!/\d{3}/.test(JSON.stringify(json)));
      expect(masked(text)).toBe(text);
    }),
    { numRuns: 200 },
  );
  const odd = '{ "a" : 1.50e+1,\n"\\u00e9":"\\/\\u0041" , "n":[ ] ,"t":true}';
  expect(masked(odd)).toBe(odd);
});

test("ids, times and the call are shown whole", () => {
  const whole = statusEvent({
    id: "12345678901234567890",
    data: { uri: "/v2/accounts/1712381712/status", email: "op1234567890@bank.example" },
    object: { account_id: 1234567890, program_id: 9876543210, customer_id: 1112223334 },
    envelope: { cid: "98765432109876", org_id: "TN-1234567890" },
  });
  expect(maskPayload(bytesOf(whole))).toBe(JSON.stringify(whole));
});

describe("no more than the last four digits are shown of a number", () => {
  const escaped = [...NUMBER].map((digit) => `\\u003${digit}`).join("");
  test.each([
    ["in its field", `{"number":"${NUMBER}"}`],
    ["in escapes", `{"number":"${escaped}"}`],
    ["in escapes in a text", `{"description":"ligar ${escaped}"}`],
    ["as an integer", `{"number":${NUMBER}}`],
    ["as a number with an exponent", `{"extra":{"n":1.1987654321e10}}`],
    ["in a text", `{"description":"tel. (11) 98765-4321"}`],
    ["in a list", `{"number":["${NUMBER}"],"list":[["x"],{"0":"${NUMBER}"}]}`],
    ["below a key of ours", `{"email":["${NUMBER}"],"uri":{"1":"${NUMBER}"},"roles":[["${NUMBER}"]]}`],
    ["as a key", `{"${NUMBER}":1}`],
    ["as a key in escapes", `{"${escaped}":{"a":1}}`],
    ["in a text of JSON", `{"extra":"{\\"number\\":\\"${NUMBER}\\"}"}`],
    ["in the place of an area code", `{"area_code":"${NUMBER}"}`],
    ["in what is no JSON", `{"number":"${escaped}`],
    ["in what is no JSON, in parts", `{"number":"11\\n98765\\u002d4321`],
    ["in what is no UTF-8", `{"number":"${NUMBER}","x":"\u00ff`],
  ])("%s", (_, text) => {
    const bytes = Buffer.from(text, "latin1");
    const plain = maskPayload(bytes).replace(/\\u003(\d)|\\u002d/g, "$1");
    expect(plain.match(/\d{5,}|\d\D{1,3}4321/g)).toBeNull();
    expect(plain).toMatch(/\*.*[1-9*]/s);
  });

  test("of six digits or fewer in its field nothing is", () => {
    expect(masked('{"number":"123456","phone":123456,"n":"123456"}')).toBe(
      '{"number":"******","phone":"******","n":"123456"}',
    );
  });
});

test("a text that is masked keeps its other characters, however they were escaped", () => {
  const text = String.raw`{"description":"\"tel\"\t\u00e9 (11) 98765-4321\n"}`;
  expect(JSON.parse(masked(text)).description).toBe('"tel"\té (**) *****-4321\n');
});

test("what is masked is still JSON of the same shape", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const digits = fc.integer({ min: 1_000_000, max: 99_999_999_999 });
  fc.assert(
    fc.property(json, digits, (extra, number) => {
      const event = phoneEvent({ object: { number: String(number) }, envelope: { extra, list: [number, { number }] } });
      const shown = masked(JSON.stringify(event));
      expect(JSON.parse(shown).data.object.area_code).toBe("11");
      expect(shown).not.toContain(String(number));
      expect(JSON.parse(shown).list[0]).toBe(`${"*".repeat(String(number).length - 4)}${String(number).slice(-4)}`);
    }),
    { numRuns: 200 },
  );
});
