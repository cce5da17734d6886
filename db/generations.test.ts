import { expect, test } from "vitest";

import { Generations } from "./generations.ts";

test("what is asked for again and again is remembered, however much passes by", () => {
  const kept = new Generations<string>(10);
  kept.set(0, "asked for");
  for (let key = 1; key < 1000; key += 1) {
    kept.set(key, "once");
    expect(kept.get(0)).toBe("asked for");
  }
  expect(kept.get(1)).toBeUndefined();
});

test("of a little more than fits, asked for in turn, half is found", () => {
  const kept = new Generations<number>(10);
  const asked = Array.from({ length: 15 }, (_, key) => key);
  let found = 0;
  for (let turn = 0; turn < 100; turn += 1) {
    for (const key of asked) {
      if (kept.get(key) === undefined) kept.set(key, key);
      else found += 1;
    }
  }
  expect(found).toBeGreaterThan(50 * asked.length);
});

test("what is heavy takes the place of much, and is found until something else comes", () => {
  const kept = new Generations<string>(10, (text) => text.length);
  const heavy = Array.from({ length: 100 }, (_, key) => String(key).padStart(50));
  for (const [key, text] of heavy.entries()) {
    kept.set(key, text);
    expect(kept.get(key)).toBe(text);
  }
  expect(heavy.filter((_, key) => kept.get(key) !== undefined).length).toBeLessThan(4);
});
