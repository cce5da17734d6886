import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { problemOf } from "../problem-of.ts";
import { editJson } from "./edit.ts";
import { pointerTo, textAt } from "./walk.ts";

const TEXT = '{ "a" : {"b": [1, 2.50 ,"x"]},\n "n":null,"e":{} }';

test.each([
  ["/a/b/1", "7", '{ "a" : {"b": [1, 7 ,"x"]},\n "n":null,"e":{} }'],
  ["/a/b", '"y"', '{ "a" : {"b": "y"},\n "n":null,"e":{} }'],
  ["/n", ' {"z":1} ', '{ "a" : {"b": [1, 2.50 ,"x"]},\n "n":{"z":1},"e":{} }'],
  ["/new", "true", '{ "a" : {"b": [1, 2.50 ,"x"]},\n "n":null,"e":{},"new":true }'],
  ["/e/a~1b", "1", '{ "a" : {"b": [1, 2.50 ,"x"]},\n "n":null,"e":{"a/b":1} }'],
  ["", "{}", "{}"],
])("%j becomes %s, and nothing else moves", (pointer, json, edited) => {
  expect(editJson(TEXT, { pointer, json })).toBe(edited);
});

test("a pointer goes on into a message that is JSON in a string", () => {
  const wrapped = JSON.stringify({ Type: "Notification", Message: '{"data":{"status":7}}' });
  expect(editJson(wrapped, { pointer: "/Message/data/status", json: '"BLOCKED"' })).toBe(
    JSON.stringify({ Type: "Notification", Message: '{"data":{"status":"BLOCKED"}}' }),
  );
});

describe("what has no place, is no value, or was copied from a masked page is refused", () => {
  test.each([
    ["/a/b/9", "1"],
    ["/a/b/x", "1"],
    ["/n/x", "1"],
    ["/no/where", "1"],
    ["a", "1"],
    ["/a", ""],
    ["/a", "BLOCKED"],
    ["/a", "1 2"],
    ["/a", '{"a":1,"a":2}'],
    ["/a", '"*****4321"'],
  ])("%j %j", (pointer, json) => expect(problemOf(() => editJson(TEXT, { pointer, json }))?.code).toBe("edit_invalid"));
});

test("whatever is put somewhere stands there afterwards, and its neighbours as before", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.nat(),
      fc.integer(),
      (object, at, value) => {
        const keys = Object.keys(object).filter(
          (key) => key !== "__proto__" && !key.includes("\0") && key.isWellFormed(),
        );
        fc.pre(keys.length > 0 && !JSON.stringify(object).includes("***"));
        const [chosen = ""] = keys.slice(at % keys.length);
        const edited = editJson(JSON.stringify(object), { pointer: pointerTo("", chosen), json: String(value) });
        for (const key of keys) {
          const expected = key === chosen ? String(value) : JSON.stringify(object[key]);
          expect(textAt(edited, pointerTo("", key))).toBe(expected);
        }
      },
    ),
    { seed: 5 },
  );
});
