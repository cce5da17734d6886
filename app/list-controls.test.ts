import fc from "fast-check";
import { expect, test } from "vitest";

import { madeSearch } from "#audit/search/made-searches.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";

import {
  type Controls,
  controlsOf,
  NO_CONTROLS,
  readControls,
  withControls,
  withLast,
  withOperator,
} from "./list-controls.ts";

const write = (q: string, controls: Partial<Controls>) => printSearch(withControls(parseSearch(q), controls));

test.each<[string, Partial<Controls>, string]>([
  ["", { operator: "ana@bank.example" }, "operator:ana@bank.example"],
  ["operator:bob@x.example account:7", { operator: "ana@bank.example" }, "operator:ana@bank.example account:7"],
  ["operator:bob@x.example account:7", { operator: "" }, "account:7"],
  ["operator:bob@x.example", { account: "100..200" }, "operator:bob@x.example account:100..200"],
  // What a control cannot show it does not touch.
  ["-operator:bob@x.example", { operator: "ana@bank.example" }, "-operator:bob@x.example operator:ana@bank.example"],
  ["operator:a,b", { operator: "c" }, "operator:a,b operator:c"],
  ['operator:"a\\*"', { operator: "" }, 'operator:"a\\*"'],
  ["", { operator: "[email protected]" }, 'operator:"[email protected]"'],
  ["", { operator: "*@bank.example" }, "operator:*@bank.example"],
  ["last:7d", { since: "2026-03-01", until: "" }, "since:2026-03-01"],
  ["last:7d", { since: "", until: "", account: "7" }, "account:7 last:7d"],
])("%j with %j is %j", (q, controls, expected) => {
  expect(write(q, controls)).toBe(expected);
});

test("controls that are sent as they were shown change nothing", () => {
  fc.assert(
    fc.property(madeSearch, (search) => {
      const { since, until, ...others } = controlsOf(search);
      const kept = withControls(
        search,
        search.terms.some(({ key }) => key === "last") ? others : { ...others, since, until },
      );
      expect(printSearch(kept)).toBe(printSearch(search));
    }),
  );
});

test("what is typed in the controls is what they show next", () => {
  const typed: Controls = {
    operator: "a\\b c",
    event: "phone_change",
    account: "7..",
    since: "2026-03-01",
    until: "2026-04-01",
  };
  expect(controlsOf(withControls(parseSearch("customer:1"), typed))).toEqual(typed);
  expect(controlsOf(parseSearch("customer:1"))).toEqual(NO_CONTROLS);
});

test("an account that cannot be is refused by the name of its control", () => {
  const refused = { code: "search_bad_value", place: { name: "account" } };
  expect(() => write("", { account: "abc" })).toThrow(expect.objectContaining({ code: refused.code }));
  expect(() => write("", { account: "99999999999999999999" })).toThrow(
    expect.objectContaining({ place: expect.objectContaining(refused.place) }),
  );
});

test("an address tells whether the controls were sent", () => {
  expect(readControls({ q: "account:7" })).toBeNull();
  expect(readControls({ q: "account:7", operator: " ana@bank.example ", event: "" })).toEqual({
    operator: "ana@bank.example",
    event: "",
  });
  expect(() => readControls({ operator: ["a", "b"] })).toThrow(expect.objectContaining({ code: "address_invalid" }));
});

test("the last days take the place of a start and an end", () => {
  const search = parseSearch("since:2026-01-01 until:2026-02-01 account:7");
  expect(printSearch(withLast(search, "7d"))).toBe("account:7 last:7d");
  expect(printSearch(withLast(withLast(search, "7d"), "24h"))).toBe("account:7 last:24h");
});

test("an operator from a row is meant exactly, stars and all", () => {
  expect(printSearch(withOperator(parseSearch("operator:bob"), " A*@Bank.example"))).toBe(
    'operator:"a\\*@bank.example"',
  );
});
