import { expect, test } from "vitest";

import { afterKey, columnAt, type Place } from "./chart-period.ts";

const PLOT = { left: 100, width: 200 };

test.each([
  [100, 0],
  [119.9, 0],
  [120, 1],
  [299.9, 9],
  [300, 9],
  [20, 0],
  [900, 9],
])("at %s pixels is column %s, beside the plot the nearest", (x, column) => {
  expect(columnAt(x, PLOT, 10)).toBe(column);
});

const keys = (start: Place, ...pressed: string[]): Place =>
  pressed.reduce<Place>((place, name) => {
    const [key = "", held] = name.split("+").toReversed();
    return afterKey(place, key, held ? "shift" : "plain", 5) ?? place;
  }, start);
const at = (current: number): Place => ({ current, marked: null });

test("arrows move between columns, and stay at the ends", () => {
  expect(keys(at(4), "ArrowLeft", "ArrowLeft")).toEqual(at(2));
  expect(keys(at(4), "ArrowRight")).toEqual(at(4));
  expect(keys(at(4), "Home")).toEqual(at(0));
  expect(keys(at(0), "ArrowLeft", "End")).toEqual(at(4));
});

test("with Shift they mark columns from where they began, across it too", () => {
  expect(keys(at(2), "Shift+ArrowRight").marked).toEqual({ anchor: 2, head: 3 });
  expect(keys(at(2), "Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft")).toEqual({
    current: 1,
    marked: { anchor: 2, head: 1 },
  });
  expect(keys(at(2), "Shift+End").marked).toEqual({ anchor: 2, head: 4 });
});

test("an arrow alone or Escape unmarks, and other keys are not ours", () => {
  expect(keys(at(2), "Shift+ArrowRight", "ArrowRight")).toEqual(at(4));
  expect(keys(at(2), "Shift+ArrowRight", "Escape")).toEqual(at(3));
  for (const key of ["Escape", "Enter", "Tab", "a", "constructor"]) expect(afterKey(at(2), key, "plain", 5)).toBeNull();
});
