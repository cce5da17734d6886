import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const firstOf = (seed: number) => Array.from({ length: 50 }, createRandom(seed).bits);

test("the same seed gives the same sequence", () => {
  expect(firstOf(1)).toEqual(firstOf(1));
});

test("neighbouring, negative and very large seeds each give a sequence of their own", () => {
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.flatMap(firstOf)).size).toBe(seeds.length * 50);
});

test("what is drawn between two bounds reaches both and passes neither", () => {
  const random = createRandom(7);
  const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});
