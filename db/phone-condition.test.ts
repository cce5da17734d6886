import { expect, test } from "vitest";

import { NOON, phoneEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { countEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";
import { plansOf } from "./query-plan.ts";

const NUMBERS = [
  ["55", "11", "987654321"],
  ["55", "11", "4321"],
  ["55", "", "12"],
  ["", "", "12"],
  ["1", "", "2345678"],
  [null, "1", "23 45-67 8"],
  ["5", "", "5"],
] as const;

const db = storeOf(
  NUMBERS.map(([country_code, area_code, number], index) =>
    phoneEvent({ id: `e${index}`, object: { country_code, area_code, number } }),
  ),
);
const found = (text: string): number => countEvents(db, parseSearch(text), { subject: null, zone: "UTC", now: NOON });

test.each([
  ["phone:5511987654321", 1],
  ["phone:11987654321", 1],
  ["phone:987654321", 0],
  ["phone:*4321", 2],
  ["phone:114321", 1],
  ["phone:55114321", 1],
  ["phone:4321", 0],
  ["phone:12", 2],
  ["phone:5512", 1],
  ["phone:*5512", 1],
  ["phone:2345678", 1],
  ["phone:12345678", 2],
  ["phone:5,55", 1],
  ["phone:11987654321,12,*5678", 5],
  ["phone:0", 0],
])("%s finds a number with its country and without, however short it is: %i", (text, count) => {
  expect(found(text)).toBe(count);
  const steps = plansOf(db, () => found(text)).flatMap((plan) => plan.steps);
  expect(steps.filter((step) => /phone_numbers_(by_end|short)/.test(step)).length).toBeGreaterThan(0);
  expect(steps.filter((step) => /^SCAN phone_numbers/.test(step))).toEqual([]);
});
