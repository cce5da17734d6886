import { expect, test } from "vitest";

import { NOON, statusEvent } from "#audit/honest-event.ts";

import { storeOf } from "./honest-store.ts";
import { countOperators, listBusiest } from "./operators.ts";

const DAY = 86_400_000;

const by = (email: string, at: number) => statusEvent({ at, data: { email } });

const TRAIL = [
  by("ana@bank.example", NOON),
  by("ANA@bank.example ", NOON + 1),
  by("bia@bank.example", NOON),
  by("cid@bank.example", NOON - DAY),
  by("cid@bank.example", NOON - DAY),
  by("cid@bank.example", NOON + DAY),
];

test("the busiest operators are those of the time that was asked for: its beginning belongs to it, its end does not", () => {
  const busiest = listBusiest(storeOf(TRAIL), { limit: 8, since: NOON, until: NOON + DAY });
  expect(busiest.map(({ key, email, events }) => [key, email, events])).toEqual([
    ["ana@bank.example", "ana@bank.example", 2],
    ["bia@bank.example", "bia@bank.example", 1],
  ]);
});

test("operators are counted, all of them or those whose e-mail holds a text", () => {
  const db = storeOf(TRAIL);
  expect(countOperators(db)).toBe(3);
  expect(countOperators(db, " ANA@")).toBe(1);
  expect(countOperators(db, "nobody")).toBe(0);
});
