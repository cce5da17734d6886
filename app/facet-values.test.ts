import { expect, test } from "vitest";
import { NOON, statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";
import { storeOf } from "#db/honest-store.ts";

import { parseFacetQuestion } from "./facet-values.ts";
import { facetMatches } from "./list-narrow.ts";

const db = storeOf(
  ["ana", "bia", "bia"].map((name) =>
    statusEvent({ data: { email: `${name}@bank.example` }, object: { account_id: 7 } }),
  ),
);

test("what is found leads to the search that the counts were made under, and looks at it in the same way", () => {
  const question = { address: "/status-changes?q=account:7+-operator:bia@bank.example&size=100", key: "operator" };
  const { standing, key, text } = parseFacetQuestion({ ...question, text: " BIA " });
  const scope = { subject: "status", zone: "UTC", now: NOON } as const;
  expect(facetMatches(db, scope, standing, { key, text })).toEqual([
    {
      value: "bia@bank.example",
      text: "bia@bank.example",
      count: 2,
      choice: "excluded",
      include: "/status-changes?q=operator:bia@bank.example+account:7&size=100",
      exclude: "/status-changes?q=account:7&size=100",
    },
  ]);
});

test("a search that is too long to be repeated in every link leads nowhere", () => {
  const accounts = Array.from({ length: 2000 }, (_, index) => index).join(",");
  const { standing } = parseFacetQuestion({ address: `/events?q=account:${accounts}`, key: "operator", text: "ana" });
  const scope = { subject: null, zone: "UTC", now: NOON };
  const [line] = facetMatches(db, scope, standing, { key: "operator", text: "ana" });
  expect(line).toMatchObject({ count: 1, include: null, exclude: null });
});

test.each([
  ["/accounts/7", "operator", "address_invalid"],
  ["/events?p=1", "operator", "address_invalid"],
  ["/events", "account", "address_invalid"],
  ["/events?q=statsu:x", "operator", "search_unknown_key"],
  ["/events?q=phone:11987658001", "operator", "search_number_in_address"],
])("%s by %s is refused", (address, key, code) => {
  expect(problemOf(() => parseFacetQuestion({ address, key, text: "x" }))?.code).toBe(code);
});
