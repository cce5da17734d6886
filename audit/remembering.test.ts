import { expect, test } from "vitest";

import { remembering } from "./remembering.ts";

test("asks once for each key, and again once it remembered as many as it may", () => {
  const asked: number[] = [];
  const halfOf = remembering(
    (whole: number) => {
      asked.push(whole);
      return whole / 2;
    },
    String,
    2,
  );
  expect([halfOf(4), halfOf(4), halfOf(6)]).toEqual([2, 2, 3]);
  expect(asked).toEqual([4, 6]);
  expect([halfOf(8), halfOf(4)]).toEqual([4, 2]);
  expect(asked).toEqual([4, 6, 8, 4]);
});

test("what was thrown is thrown again, and null is an answer like any other", () => {
  let asked = 0;
  const read = remembering((text: string) => {
    asked += 1;
    if (text === "") throw new Error("empty");
    return null;
  }, String);
  expect([read("a"), read("a")]).toEqual([null, null]);
  expect(() => read("")).toThrow("empty");
  expect(() => read("")).toThrow("empty");
  expect(asked).toBe(3);
});
