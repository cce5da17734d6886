import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { problemOf } from "../problem-of.ts";
import { completed, isUnfinished, tokenAt } from "./completion.ts";
import { madeTerm } from "./made-searches.ts";
import { parseSearch, printSearch } from "./parse.ts";
import { KEY_NAMES, KEYS } from "./search.ts";

/** A text with `|` where the caret stands. */
function at(marked: string): [text: string, caret: number] {
  const caret = marked.indexOf("|");
  return [marked.replace("|", ""), caret];
}

describe("the token under the caret", () => {
  test.each([
    ["|", "key", null, ""],
    ["sta|", "key", null, "sta"],
    ["-sta|", "key", null, "sta"],
    ["account:7 sta|", "key", null, "sta"],
    ["sta|tus:BLOCKED", "key", null, "sta"],
    ["account:7 |", "key", null, ""],
    ["account:7 | status:BLOCKED", "key", null, ""],
    ["status:|", "value", "status", ""],
    ["status:BL|", "value", "status", "BL"],
    ["-status:BL|", "value", "status", "BL"],
    ["status:A,BL|,C", "value", "status", "BL"],
    ["status:A,|", "value", "status", ""],
    ['status:"A,B",C D|', "key", null, "D"],
    ['status:"A, B|', "value", "status", "A, B"],
    ['operator:"a\\"b|', "value", "operator", 'a"b'],
    ["operator:a:b|", "value", "operator", "a:b"],
  ])("%s is a %s of %s: %j", (marked, kind, key, typed) => {
    expect(tokenAt(...at(marked))).toMatchObject({ kind, key, typed, negated: marked.startsWith("-") });
  });

  test.each(['"free te|xt"', "statsu:BL|", "|status:BLOCKED", "a,b|", '"a b"|'])(
    "nothing to suggest in %s",
    (marked) => {
      expect(tokenAt(...at(marked))).toBeNull();
    },
  );
});

test.each([
  ["sta|", "status", "status:"],
  ["sta|tus:BLOCKED x", "was", "was:BLOCKED x"],
  ["-|", "role", "-role:"],
  ["status:BL| x", "BLOCKED", "status:BLOCKED x"],
  ["-status:A,BL|,C", "BLOCKED", "-status:A,BLOCKED,C"],
  ["status:A,|", "PRE BLOCKED", 'status:A,"PRE BLOCKED"'],
  ['status:"PRE B|', "PRE BLOCKED", 'status:"PRE BLOCKED"'],
  ["origin:|", "a*b", 'origin:"a\\*b"'],
  ["origin:|", 'a,"b\\', 'origin:"a,\\"b\\\\"'],
])("%s completed with %s is %s", (marked, choice, text) => {
  const [before, caret] = at(marked);
  const token = tokenAt(before, caret);
  expect(token && completed(before, token, choice).text).toBe(text);
});

test("wherever the caret stands in whatever was typed, the token lies around it", () => {
  const piece = fc.oneof(fc.constantFrom("status", ":", "-", ",", '"', "\\", " ", "é"), fc.string());
  let tokens = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.nat({ max: 60 }), (pieces, place) => {
      const text = pieces.join("");
      const caret = Math.min(place, text.length);
      const token = tokenAt(text, caret);
      if (token === null) return;
      tokens += 1;
      expect(token.start).toBeLessThanOrEqual(caret);
      expect(token.end).toBeGreaterThanOrEqual(caret);
    }),
    { numRuns: 2000 },
  );
  expect(tokens).toBeGreaterThan(500);
});

test("any value chosen anywhere in a search leaves a search, in which it stands", () => {
  let chosen = 0;
  const terms = fc.array(madeTerm, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(terms, fc.nat({ max: 80 }), fc.string({ unit: "grapheme" }), (made, place, choice) => {
      const text = printSearch({ terms: made });
      const token = tokenAt(text, Math.min(place, text.length));
      if (token === null || token.kind === "key" || !["pattern", "cased"].includes(KEYS[token.key])) return;
      chosen += 1;
      const { text: after, caret } = completed(text, token, choice);
      const { terms: understood } = parseSearch(after);
      expect(understood.map(({ key }) => key)).toEqual(parseSearch(text).terms.map(({ key }) => key));
      expect(tokenAt(after, caret)).toMatchObject({ kind: "value", key: token.key });
    }),
    { numRuns: 3000 },
  );
  expect(chosen).toBeGreaterThan(200);
});

test("any key chosen for a word leaves the rest as it was", () => {
  fc.assert(
    fc.property(fc.array(madeTerm, { maxLength: 3 }), fc.constantFrom(...KEY_NAMES), (made, key) => {
      const text = `${printSearch({ terms: made })} x`;
      const token = tokenAt(text, text.length);
      expect(token && completed(text, token, key).text).toBe(`${text.slice(0, -1)}${key}:`);
    }),
  );
});

describe("a mistake in what is still being typed", () => {
  const unfinished = (marked: string) => {
    const [text, caret] = at(marked);
    const problem = problemOf(() => parseSearch(text));
    return problem && isUnfinished(text, caret, problem);
  };

  test.each(["status:|", "-|", "status:A,|", 'operator:"ana|', "since:2026-0|", "account:7 flag:la|", "account:|"])(
    "%s may yet become right",
    (marked) => expect(unfinished(marked)).toBe(true),
  );

  test.each(["statsu:B|", "since:2026-0 |", "a,b c|", "status: |", "ac|count:x", "account:x sta|", "flag:odd,la|"])(
    "%s is a mistake already",
    (marked) => expect(unfinished(marked)).toBe(false),
  );

  test("too many values are a mistake, however one goes on", () => {
    const ids = Array.from({ length: 5001 }, (_, index) => index).join(",");
    expect(unfinished(`account:${ids}|`)).toBe(false);
  });

  test("there is none in what is understood", () => expect(unfinished("status:A|")).toBeNull());
});
