import fc from "fast-check";
import { expect, test } from "vitest";

import type { Day } from "#db/activity.ts";

import { drawnOf, packDrawing } from "./chart-drawing.ts";
import { heightOf, middleOf, namedOf, stack } from "./chart-layout.ts";
import { scaleOf } from "./chart-scale.ts";
import { eventsIn, seriesOf } from "./chart-series.ts";

const HEIGHT = 180;

const dayNamed = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);

const trails: fc.Arbitrary<Day[]> = fc
  .array(fc.dictionary(fc.constantFrom("phone_change", "phone_creation", "a", "b", "c", "d", "e"), fc.nat(5000)), {
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

test("whatever happened, segments stand on each other without a gap from the ground, and within the plot", () => {
  fc.assert(
    fc.property(trails, (days) => {
      const series = seriesOf(days);
      const { top, lines } = scaleOf(days);
      const counts = series.map((one) => days.map((day) => eventsIn(one, day, series)));
      const stacked = stack(counts, top, HEIGHT);
      for (const column of days.keys()) {
        let ground = HEIGHT;
        for (const segment of stacked.flatMap((segments) => segments[column] ?? [])) {
          expect(segment.y + segment.height).toBeCloseTo(ground, 1);
          ground = segment.y;
        }
        expect(ground).toBeGreaterThanOrEqual(-0.01);
      }
      expect(lines[0]).toBe(0);
    }),
  );
});

test("a column is as high as its number is on the scale", () => {
  const days = [
    { day: "2026-03-01", total: 40, byEvent: { phone_change: 40 } },
    { day: "2026-03-02", total: 0, byEvent: {} },
  ];
  const { top, lines } = scaleOf(days);
  const [[first, second] = []] = stack([[40, 0]], top, HEIGHT);
  expect(lines).toContain(40);
  expect(first?.y).toBe(heightOf(40, top, HEIGHT));
  expect(second).toBeNull();
});

test("what the browser makes of a packed chart is what was packed", () => {
  const hrefs = { closed: "/c", from: "/f", before: "/b", open: "/o" };
  fc.assert(
    fc.property(trails, (days) => {
      const edges = [...days, null].map((day, at) => ({ at: at * 86_400_000, said: day && at > 0 ? day.day : null }));
      const series = seriesOf(days);
      const chosen = { days, series, height: HEIGHT, scale: scaleOf(days), zoom: { hrefs, edges } };
      const { plot, shapes } = drawnOf(packDrawing(chosen));
      if (series.length === 0) return;
      expect(plot?.edges).toEqual(edges);
      expect(plot?.columns.map(({ name, total }) => [name, total])).toEqual(days.map(({ day, total }) => [day, total]));
      const told = plot?.columns.map(({ counts }) => counts.map((count, at) => [plot.events[at] ?? "", count]));
      const byEvent = told?.map((all) => Object.fromEntries(all.filter(([, count]) => count !== 0)));
      expect(byEvent).toEqual(
        days.map((day) => Object.fromEntries(Object.entries(day.byEvent).filter(([, count]) => count > 0))),
      );
      expect(shapes.map(({ look }) => look)).toEqual(["gap", ...series.map(({ look }) => look)]);
    }),
  );
});

test("the newest day is named, and never more than four", () => {
  for (const length of [1, 2, 4, 5, 30, 31, 120]) {
    const named = namedOf(Array.from({ length }, (_, index) => dayNamed(index)));
    expect(named.at(-1)).toBe(length - 1);
    expect(named.length).toBeLessThanOrEqual(4);
    expect(middleOf(length - 1, length)).toBeLessThan(100);
  }
});
