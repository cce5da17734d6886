import fc from "fast-check";
import { expect, test } from "vitest";

import type { Day } from "#db/activity.ts";

import { layOut } from "./chart-layout.ts";
import { seriesOf } from "./chart-series.ts";

const HEIGHT = 180;

const dayNamed = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);

const trails: fc.Arbitrary<Day[]> = fc
  .array(fc.dictionary(fc.constantFrom("phone_change", "phone_creation", "a", "b", "c", "d"), fc.nat(5000)), {
    minLength: 1,
    maxLength: 120,
  })
  .map((all) =>
    all.map((byEvent, index) => ({
      day: dayNamed(index),
      total: Object.values(byEvent).reduce((sum, events) => sum + events, 0),
      byEvent,
    })),
  );

test("whatever happened, columns stand side by side within the plot, their segments without a gap from the ground", () => {
  fc.assert(
    fc.property(trails, (days) => {
      const { columns, counts } = layOut(days, seriesOf(days), HEIGHT);
      expect(columns.map(({ day }) => day)).toEqual(days.map(({ day }) => day));
      let right = 0;
      for (const { x, width, segments } of columns) {
        expect(x).toBeGreaterThanOrEqual(right - 0.02);
        right = x + width;
        let ground = HEIGHT;
        for (const { y, height } of segments) {
          expect(y + height).toBeCloseTo(ground, 1);
          ground = y;
        }
        expect(ground).toBeGreaterThanOrEqual(-0.01);
      }
      expect(right).toBeLessThanOrEqual(100.01);
      expect(counts[0]).toEqual({ count: 0, y: HEIGHT });
    }),
  );
});

test("a column is as high as its number is on the scale", () => {
  const days: Day[] = [
    { day: "2026-03-01", total: 40, byEvent: { phone_change: 40 } },
    { day: "2026-03-02", total: 0, byEvent: {} },
  ];
  const { columns, counts } = layOut(days, seriesOf(days), HEIGHT);
  expect(counts.find(({ count }) => count === 40)?.y).toBe(columns[0]?.segments[0]?.y);
  expect(columns[1]?.segments).toEqual([]);
});

test("the newest day is named, and never more than four", () => {
  for (const length of [1, 2, 4, 5, 30, 31, 120]) {
    const days = Array.from({ length }, (_, index) => ({ day: dayNamed(index), total: 0, byEvent: {} }));
    const { named } = layOut(days, [], HEIGHT);
    expect(named.at(-1)?.day).toBe(dayNamed(length - 1));
    expect(named.length).toBeLessThanOrEqual(4);
  }
});
