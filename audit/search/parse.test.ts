import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { problemOf } from "../problem-of.ts";
import { canonical, madeTerm as term } from "./made-searches.ts";
import { parseSearch, printSearch } from "./parse.ts";

test("what is printed is parsed again to the same search", () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
      expect(parseSearch(printSearch({ terms }))).toEqual({ terms: canonical(terms) });
    }),
    { numRuns: 1000 },
  );
});

test("what is printed is canonical: printed again it is the same", () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 6 }), fc.constantFrom(" ", "  ", "\n\t"), (terms, space) => {
      const typed = terms.map((one) => printSearch({ terms: [one] })).join(space);
      const printed = printSearch(parseSearch(typed));
      expect(printSearch(parseSearch(printed))).toBe(printed);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["", ""],
  ["  ", ""],
  ["last:24h  account:7\tevent:phone_change", "event:phone_change account:7 last:24h"],
  ["account:7 account:7 -account:7", "account:7 -account:7"],
  ["account:7,7,8", "account:7,8"],
  ['event:"phone_change"', "event:phone_change"],
  ['operator:"ana@bank.example","*@bank.example"', "operator:ana@bank.example,*@bank.example"],
  ['operator:"a b"', 'operator:"a b"'],
  ['operator:"a\\"b"', 'operator:"a\\"b"'],
  ['operator:"a\\*b"', 'operator:"a\\*b"'],
  ['operator:"a\\\\b"', "operator:a\\b"],
  ["operator:a\\*b", "operator:a\\*b"],
  ["operator:a:b", "operator:a:b"],
  ['event:""', 'event:""'],
  ["since:2026-03-01T14:30", "since:2026-03-01T14:30"],
])("%j is printed as %j", (typed, printed) => {
  expect(printSearch(parseSearch(typed))).toBe(printed);
});

test("a star is a star in quotes too, and an escaped one is none", () => {
  const values = (text: string) => parseSearch(text).terms[0]?.values;
  expect(values('operator:"*@bank"')).toEqual(values("operator:*@bank"));
  expect(values('operator:"\\*@bank"')).not.toEqual(values("operator:*@bank"));
});

describe("what is not understood is refused at its first wrong character", () => {
  test.each([
    ["statsu:BLOCKED", "search_unknown_key", 0],
    ["event:x  statsu:BLOCKED", "search_unknown_key", 9],
    ["-Event:x", "search_unknown_key", 1],
    ["constructor:x", "search_unknown_key", 0],
    [":x", "search_syntax", 0],
    ['"quoted":x', "search_syntax", 8],
    ['"quoted","text"', "search_syntax", 8],
    ["text:x", "search_unknown_key", 0],
    ["statsu:BLOCKED", "search_unknown_key", 0],
    ["event:x -", "search_syntax", 9],
    ["--event:x", "search_unknown_key", 1],
    ["- event:x", "search_syntax", 1],
    ["event:", "search_syntax", 6],
    ["event: x", "search_syntax", 6],
    ["event:,x", "search_syntax", 6],
    ["event:x,", "search_syntax", 8],
    ["event:x,,y", "search_syntax", 8],
    ["event:a, b", "search_syntax", 8],
    ["a,b", "search_syntax", 1],
    ["phone:abc", "search_bad_value", 6],
    ["phone:*123", "search_bad_value", 6],
    ["phone:551*", "search_bad_value", 6],
    ["active:yes", "search_bad_value", 7],
    ["has:reasons", "search_bad_value", 10],
    ["flag:LATEST", "search_bad_value", 9],
    ["has:befoo", "search_bad_value", 8],
    ["flag:late,odd", "search_bad_value", 10],
    ['operator:"unclosed', "search_syntax", 18],
    ['operator:"unclosed\\', "search_syntax", 19],
    ['operator:"a\\nb"', "search_syntax", 12],
    ['operator:"a"b', "search_syntax", 12],
    ['operator:a"b"', "search_syntax", 10],
    ["account:abc", "search_bad_value", 8],
    ["account:1,abc", "search_bad_value", 10],
    ["account:..", "search_bad_value", 8],
    ["account:1..2..3", "search_bad_value", 12],
    ["account:1.5", "search_bad_value", 10],
    ["account:0x10", "search_bad_value", 9],
    ["account:12x,7", "search_bad_value", 10],
    ['account:"12x"', "search_bad_value", 11],
    ['account:"1\\*2"', "search_bad_value", 8],
    ["account:9007199254740993", "search_bad_value", 8],
    ['account:""', "search_bad_value", 8],
    ["account:*", "search_bad_value", 8],
    ["since:yesterday", "search_bad_value", 6],
    ["since:2026-O3-01", "search_bad_value", 11],
    ["last:3y", "search_bad_value", 6],
    ["since:2026-02-30", "search_bad_value", 6],
    ["until:2026-03-01T25:00", "search_bad_value", 6],
    ["last:30", "search_bad_value", 5],
    ["last:0d", "search_bad_value", 5],
  ])("%j: %s at %i", (text, code, position) => {
    const problem = problemOf(() => parseSearch(text));
    expect([problem?.code, problem?.place.position]).toEqual([code, position]);
    expect(problem?.place.expected).toBeTruthy();
  });

  test("whatever is typed is understood or refused within what was typed", () => {
    const token = fc.oneof(
      fc.constantFrom("event", "account", ":", "-", ",", '"', "\\", "*", " ", "7", "..", "é"),
      fc.string(),
    );
    const counts = { understood: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join("");
        const problem = problemOf(() => parseSearch(text));
        counts[problem ? "refused" : "understood"] += 1;
        if (problem === null) return;
        expect(problem.place.position).toBeGreaterThanOrEqual(0);
        expect(problem.place.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
  });

  const values = (from: number, count: number, of = (n: number) => String(n)) =>
    Array.from({ length: count }, (_, index) => of(from + index)).join(",");

  test.each([
    ["exact values", "account:", (n: number) => String(n), 5000, "5000 exact values"],
    ["exact texts", "operator:", (n: number) => `op${n}@bank.example`, 5000, "5000 exact values"],
    ["ranges", "account:", (n: number) => `${n}..`, 400, "400 patterns, ranges"],
    ["patterns", "operator:", (n: number) => `*${n}`, 400, "400 patterns, ranges"],
    ["texts that no index knows", "uri:", (n: number) => `/${n}`, 400, "400 patterns, ranges"],
  ])("more %s than the store can take are refused where the first too many stands", (_, key, of, most, expected) => {
    expect(parseSearch(`${key}${values(10_000, most, of)}`).terms[0]?.values).toHaveLength(most);
    const one = problemOf(() => parseSearch(`${key}${values(10_000, most + 1, of)}`));
    expect(one?.place.position).toBe(key.length + most * (of(10_000).length + 1));
    expect(one?.place.expected).toContain(expected);
    const split = `${key}${values(10_000, most - 100, of)} -${key}${values(20_000, 101, of)}`;
    const position = split.indexOf("-") + 1 + key.length + 100 * (of(20_000).length + 1);
    expect(problemOf(() => parseSearch(split))?.place.position).toBe(position);
  });

  test("more terms than the store can take are refused", () => {
    const terms = (count: number) => Array.from({ length: count }, (_, index) => `account:${1000 + index}`).join(" ");
    expect(parseSearch(terms(400)).terms).toHaveLength(400);
    expect(problemOf(() => parseSearch(terms(401)))?.place).toEqual({
      position: 400 * 13,
      expected: "no more than 400 terms in one search",
    });
  });
});

test.each([
  ["Ordem judicial", [["Ordem"], ["judicial"]]],
  ['"Ordem judicial"', [["Ordem judicial"]]],
  ['"a*\\*\\\\\\"b"', [['a**\\"b']]],
  ["a*b", [["a*b"]]],
  ["-x", [["x"]]],
  ['"-x"', [["-x"]]],
  ['"operator:x"', [["operator:x"]]],
])("%j is text, and a star in it a star", (typed, values) => {
  const { terms } = parseSearch(typed);
  expect(terms.map((one) => [one.key, one.values])).toEqual(values.map((each) => ["text", each]));
});
