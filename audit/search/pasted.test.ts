import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { madeTerm } from "./made-searches.ts";
import { parseSearch, printSearch } from "./parse.ts";
import { readPasted } from "./pasted.ts";

/** The box after a paste at `|` (or over what stands between two), and how many values it was. */
function paste(marked: string, pasted: string): [string, number] | "numbers" | null {
  const start = marked.indexOf("|");
  const end = Math.max(start, marked.lastIndexOf("|") - 1);
  const text = marked.replaceAll("|", "");
  const list = readPasted(pasted, { text, start, end });
  if (list === null || list === "numbers") return list;
  return [text.slice(0, list.start) + list.insert + text.slice(list.end), list.count];
}

describe("a list becomes one term", () => {
  test.each([
    ["a column", "ana@bank.example\r\nbia@bank.example\r\n", "operator:ana@bank.example,bia@bank.example", 2],
    ["its name", "E-mail\nana@bank.example", "operator:ana@bank.example", 1],
    ["twice", "ana@bank.example; ANA@bank.example ;bia@bank.example", "operator:ana@bank.example,bia@bank.example", 2],
    ["a row", "ana@bank.example\tbia@bank.example", "operator:ana@bank.example,bia@bank.example", 2],
    ["quoted cells", '"ana@bank.example","bia@bank.example"', "operator:ana@bank.example,bia@bank.example", 2],
    ["accounts", "Account ID\n32422\n171238\n032422\n\n", "account:32422,171238", 2],
    ["in Portuguese", "Conta\n32422\n171238", "account:32422,171238", 2],
    ["a star", "a*@bank.example\nb@bank.example", 'operator:"a\\*@bank.example",b@bank.example', 2],
  ])("%s", (_, pasted, text, count) => expect(paste("|", pasted)).toEqual([text, count]));
});

test.each([
  ["status:BLOCKED |", "1\n2", "status:BLOCKED account:1,2"],
  ["status:BLOCKED|", "1\n2", "status:BLOCKED account:1,2"],
  ["status:BLO|CKED", "1\n2", null],
  ['status:"BLO|', "1\n2", null],
  ["| status:BLOCKED", "1\n2", "account:1,2 status:BLOCKED"],
  ["-|", "1\n2", "-account:1,2"],
  ["|account:7|", "1\n2", "account:1,2"],
  ["account:|", "1\n2", "account:1,2"],
  ["-account:7|", "1\n2", "-account:7,1,2"],
  ["customer:7,| x", "1\n2", "customer:7,1,2 x"],
  ["operator:|", "a@b.example\nc@b.example", "operator:a@b.example,c@b.example"],
  ["account:|", "a@b.example\nc@b.example", null],
  ["phone:|", "1\n2", null],
  ["reason:12 ju|", "1\n2", "reason:12 ju account:1,2"],
])("%s with %j pasted is %s", (marked, pasted, text) => {
  expect(paste(marked, pasted)?.[0] ?? null).toBe(text);
});

test.each([
  "ana@bank.example",
  "32422",
  "ana, bia",
  "a@b.example\n7",
  "2026-03-01\n2026-03-02",
  "",
  "email",
  "1.5\n2.5",
])("%j is pasted as it is", (pasted) => expect(paste("|", pasted)).toBeNull());

test("what may be a list of phone numbers becomes a term only where somebody said that it is accounts", () => {
  const numbers = "11987658001\n1142274212\n5511987658001";
  expect(paste("|", numbers)).toBe("numbers");
  expect(paste("|", "7\n11987658001")).toBe("numbers");
  expect(paste("account:|", numbers)).toEqual([`account:${numbers.replaceAll("\n", ",")}`, 3]);
});

test("whatever list is pasted between the terms of a search is one term of a search more", () => {
  const emails = fc.array(fc.emailAddress(), { minLength: 2, maxLength: 30 });
  const ids = fc.array(fc.nat().map(String), { minLength: 2, maxLength: 30 });
  const gaps = fc.constantFrom("\n", "\r\n", "\t", ";", ",", ", ", "\n\n");
  fc.assert(
    fc.property(fc.array(madeTerm, { maxLength: 3 }), fc.oneof(emails, ids), gaps, (made, values, gap) => {
      fc.pre(!values.some((value) => /[,;"\s]/.test(value)));
      const text = printSearch({ terms: made });
      const pasted = paste(text === "" ? "|" : `${text} |`, values.join(gap));
      if (pasted === "numbers") return;
      const { terms } = parseSearch(pasted?.[0] ?? "");
      expect(terms).toHaveLength(parseSearch(text).terms.length + 1);
      expect(terms.at(-1)?.values).toHaveLength(pasted?.[1] ?? Number.NaN);
    }),
    { numRuns: 300 },
  );
});
