import fc from "fast-check";
import { expect, test } from "vitest";

import { bucketsOf } from "#audit/buckets.ts";

import { alongNames, alongSteps, stepsOf, stepsOfNames } from "./chart-steps.ts";

test("numbers are the same after they were told by their steps", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9e9, max: 9e9 })), (numbers) => {
      expect(alongSteps(stepsOf(numbers), numbers.length)).toEqual(numbers);
    }),
  );
  expect(stepsOf([5, 8, 11, 14, 17])).toEqual([5, 3]);
});

const instants = fc.integer({ min: Date.UTC(1200, 0), max: Date.UTC(2199, 0) });

test("the columns of any time in any zone have the same names after they were told by their steps", () => {
  const zones = fc.constantFrom("UTC", "America/Sao_Paulo", "Europe/Lisbon", "Asia/Kathmandu", "Australia/Lord_Howe");
  const lengths = fc.constantFrom(1, 3_600_000, 86_400_000, 9e8, 9e9, 9e10, 9e11, 9e12);
  fc.assert(
    fc.property(instants, lengths, zones, (since, length, zone) => {
      const { buckets } = bucketsOf(since, since + length, zone);
      const names = buckets.map(({ name }) => name);
      expect(alongNames(stepsOfNames(names), names.length)).toEqual(names);
      const edges = buckets.map((bucket) => bucket.since);
      expect(alongSteps(stepsOf(edges), edges.length)).toEqual(edges);
    }),
  );
});

test("days are told in a few numbers, and an hour that a clock repeats as it is spelt", () => {
  const days = Array.from({ length: 120 }, (_, day) =>
    new Date(Date.UTC(2026, 6, 24 + day)).toISOString().slice(0, 10),
  );
  expect(JSON.stringify(stepsOfNames(days)).length).toBeLessThan(50);
  const repeated = ["2026-10-25T01:00", "2026-10-25T01:00+00:00", "2026-10-25T02:00"];
  expect(stepsOfNames(repeated)).toEqual(repeated);
});
