import fc from "fast-check";
import { expect, test } from "vitest";

import { type PayloadLine, prettyPayload } from "./pretty-payload.ts";

const textOf = (lines: PayloadLine[]): string =>
  lines.map(({ before, marked, after }) => before + marked + after).join("\n");
const marked = (lines: PayloadLine[]): string[] => lines.map((line) => line.marked).filter((mark) => mark !== "");
const pretty = (text: string, pointer: string | null = null, offset: number | null = null) =>
  prettyPayload(Buffer.from(text), { pointer, offset });

test("a payload is shown one value a line, as it would be printed", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      // What may be a number is masked, which is not what is held here.
      fc.pre(!/\d{4}|\*|\\u|__proto__/.test(JSON.stringify(value)) && JSON.stringify(value).length < 1000);
      expect(textOf(pretty(JSON.stringify(value)).lines)).toBe(
        JSON.stringify(JSON.parse(JSON.stringify(value)), null, 2),
      );
    }),
    { seed: 5 },
  );
});

test.each([
  ["/data/status", '"status": 7'],
  ["/data/list/1", "[]"],
  ["/data", '"data": {'],
  ["/data/missing", '"data": {'],
  ["/nowhere/at/all", "{"],
])("what is wrong at %s is marked", (pointer, mark) => {
  expect(marked(pretty('{"data":{"status":7,"list":[1,[]]}}', pointer).lines)).toEqual([mark]);
});

test("what is wrong inside a message is shown as the message", () => {
  const { lines, within } = pretty(JSON.stringify({ Message: '{"a":{"b":1}}' }), "/Message/a/b");
  expect([textOf(lines), marked(lines), within]).toEqual(['{\n  "a": {\n    "b": 1\n  }\n}', ['"b": 1'], "/Message"]);
});

test("a key that is there twice is shown twice, the second marked", () => {
  expect(pretty('{"a":1,"a":2}', "/a").lines.map((line) => line.marked)).toEqual(["", "", '"a": 2', ""]);
});

test("what cannot be read is shown as it came, marked where reading ended", () => {
  expect(pretty('{"a":1,\n "é" 2}', null, 14).lines).toEqual([
    { before: '{"a":1,', marked: "", after: "" },
    { before: ' "é" ', marked: "2", after: "}" },
  ]);
  expect(marked(pretty('{"a":', null, 5).lines)).toEqual(["▮"]);
});

test("no number is shown, in values, keys, messages or what cannot be read", () => {
  const number = "5511987654321";
  for (const text of [
    `{"number":"${number}"}`,
    `{"number":${number}}`,
    `{"${number}":{"x":1}}`,
    JSON.stringify({ Message: `{"phone":{"number":"${number}"}}` }),
    `{"number":"${number}`,
    `{"a":1,"a":"${number}"}`,
  ]) {
    for (const pointer of [null, "/number", "/Message/phone/number", `/${number}/x`]) {
      const { lines, within } = pretty(text, pointer, 3);
      expect(textOf(lines) + within).not.toMatch(/[5-9]{2}|\d{5}/);
    }
  }
});

test("a payload that is far too long is shown around what is wrong", () => {
  const long = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index % 7));
  const { lines, cut } = pretty(long, "/3000");
  expect([lines.length, cut, marked(lines)]).toEqual([400, 4602, ["4"]]);
  const [line] = pretty(`{"a":"${"x".repeat(100_000)}`, null, 50_000).lines;
  expect(JSON.stringify(line).length).toBeLessThan(5000);
});
