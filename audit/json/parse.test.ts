import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { problemOf } from "../problem-of.ts";
import { EVENT_LIMITS, parseJson } from "./parse.ts";

const parsed = (text: string | Uint8Array) => parseJson(Buffer.from(text));
const problem = (text: string | Uint8Array) => {
  const { code, place } = problemOf(() => parsed(text)) ?? { code: null, place: {} };
  return { code, ...place };
};

const REFUSED = [
  ["a key twice", '{"a":1,"a":1}', "json_duplicate_key", "/a"],
  ["a key twice, deep", '{"a":[{"b":{"c":1,"d":2,"c":3}}]}', "json_duplicate_key", "/a/0/b/c"],
  ["a key twice, spelt in two ways", '{"\\u0061":1,"a":2}', "json_duplicate_key", "/a"],
  ["a key twice, with a slash and a tilde", '{"a/b~":1,"a/b~":1}', "json_duplicate_key", "/a~1b~0"],
  ["__proto__", '{"data":{"__proto__":{"admin":true}}}', "json_forbidden_key", "/data/__proto__"],
  ["__proto__ in escapes", '{"\\u005f_proto__":1}', "json_forbidden_key", "/__proto__"],
  ["2^53", '{"n":9007199254740992}', "json_number_unsafe", "/n"],
  ["-2^53", '{"n":[-9007199254740992]}', "json_number_unsafe", "/n/0"],
  ["an integer that would be rounded", '{"n":9007199254740993}', "json_number_unsafe", "/n"],
  ["an integer that survives JSON.stringify", '{"n":100000000000000000000}', "json_number_unsafe", "/n"],
  ["a number beyond the doubles", '{"n":1e999}', "json_number_unsafe", "/n"],
  ["half a pair", '{"s":"\\ud800"}', "json_lone_surrogate", "/s"],
  ["the other half", '{"s":["x\\uDFFFy"]}', "json_lone_surrogate", "/s/0"],
  ["half a pair in a key", '{"\\ud800":1}', "json_lone_surrogate", "/\ud800"],
  ["NUL", '{"s":"a\\u0000b"}', "json_nul", "/s"],
  ["NUL in a key", '{"a\\u0000":1}', "json_nul", "/a\0"],
] as const;

test.each(REFUSED)("%s is refused, with its pointer", (_, text, code, pointer) => {
  expect(JSON.parse(text)).toBeDefined();
  expect(problem(text)).toEqual({ code, pointer });
});

test.each([
  ["the same key in two objects", '{"a":{"k":1},"b":{"k":1},"c":[{"k":1},{"k":1}]}'],
  ["a key that only looks like __proto__", '{"__proto":1,"proto__":2,"constructor":3}'],
  ["__proto__ as a value", '["__proto__"]'],
  ["2^53 - 1", '{"n":9007199254740991,"m":-9007199254740991}'],
  ["a whole number with a fraction", '{"n":171238.0,"z":-0,"e":1E2}'],
  ["many digits that are no number", '{"n":"12345678901234567890"}'],
  ["many digits behind a point", '{"n":0.12345678901234567890}'],
  ["a pair", '{"s":"\\ud83c\\udfe6 🏦"}'],
  ["a backslash before u0000", '{"s":"\\\\u0000 \\\\ud800"}'],
])("%s is accepted", (_, text) => {
  expect(parsed(text)).toEqual(JSON.parse(text));
});

test.each([
  ["a byte that begins nothing", Buffer.from([0x22, 0xff, 0x22])],
  ["an overlong slash", Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ["half a pair in bytes", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ["a cut character", Buffer.from([0x22, 0xf0, 0x9f, 0x22])],
])("%s is no UTF-8", (_, bytes) => {
  expect(problem(bytes).code).toBe("json_not_utf8");
  expect(parsed('"é🏦"')).toBe("é🏦");
});

test.each([
  ["", "json_truncated", 0],
  ["  ", "json_truncated", 2],
  ['{"a":1', "json_truncated", 6],
  ['{"a" 1}', "json_syntax", 5],
  ["{} {}", "json_syntax", 3],
  ["01", "json_syntax", 1],
  ['\ufeff{"a":nul}', "json_syntax", 11],
])("%j is refused at its first wrong byte", (text, code, offset) => {
  expect(problem(text)).toEqual({ code, offset });
});

test("a byte-order mark and white space may stand around a document, and nothing else", () => {
  expect(parsed('\ufeff \r\n\t{"a":1}\n ')).toEqual({ a: 1 });
  expect(problem('\ufeff\ufeff{"a":1}').code).toBe("json_syntax");
  expect(problem('{"a":1}\u00a0').code).toBe("json_syntax");
});

describe("limits", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const long = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;

  test("64 levels are read, 65 are too deep, at the bracket that is one too many", () => {
    expect(parsed(nested(EVENT_LIMITS.depth))).toBeDefined();
    expect(problem(nested(EVENT_LIMITS.depth + 1))).toEqual({ code: "json_too_deep", offset: EVENT_LIMITS.depth });
    expect(problem("[".repeat(100_000)).code).toBe("json_too_deep");
  });

  test("1 MiB is read, one byte more is too large", () => {
    expect(parsed(long(EVENT_LIMITS.bytes))).toHaveLength(EVENT_LIMITS.bytes - 2);
    expect(problem(long(EVENT_LIMITS.bytes + 1)).code).toBe("json_too_large");
    expect(problem(`{"a":${long(EVENT_LIMITS.bytes)}}`).code).toBe("json_too_large");
  });
});

test("what JSON.stringify writes is read back as it was", () => {
  const value = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" }).filter((json) => isPlain(JSON.stringify(json)));
  fc.assert(
    fc.property(value, fc.boolean(), (json, pretty) => {
      expect(parsed(JSON.stringify(json, null, pretty ? 2 : 0))).toEqual(JSON.parse(JSON.stringify(json)));
    }),
    { numRuns: 300 },
  );
});

test("a text with one wrong character is read as JSON.parse reads it, or refused", () => {
  const wrong = fc.constantFrom(
    "",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "0",
    "-",
    ".",
    "e",
    " ",
    "\t",
    "\u0001",
    "x",
  );
  const counts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }).filter(isPlain), fc.nat(), wrong, (json, place, character) => {
      const at = place % json.length;
      const text = json.slice(0, at) + character + json.slice(at + 1);
      const code = problemOf(() => parsed(text))?.code;
      counts[code ? "refused" : "accepted"] += 1;
      if (code?.startsWith("json_syntax") || code === "json_truncated") expect(() => JSON.parse(text)).toThrow();
      else if (!code) expect(parsed(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(200);
});

/** Without what the rules refuse: NUL, and numbers that 53 bits do not hold. */
function isPlain(text: string): boolean {
  return !text.includes("\\u0000") && !text.includes("__proto__") && !/\d{16}/.test(text);
}
