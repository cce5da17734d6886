import { expect, test } from "vitest";

import { gapBetween, isPause, sameHand } from "./timeline-gaps.ts";

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

test.each([
  [0, { unit: "second", count: 0 }],
  [59 * S + 999, { unit: "second", count: 59 }],
  [M, { unit: "minute", count: 1 }],
  [H - 1, { unit: "minute", count: 59 }],
  [H, { unit: "hour", count: 1 }],
  [2 * D - 1, { unit: "hour", count: 47 }],
  [2 * D, { unit: "day", count: 2 }],
  [12 * D + 23 * H, { unit: "day", count: 12 }],
] as const)("%d milliseconds between two events are %j", (length, gap) => {
  expect(gapBetween(5, 5 + length)).toEqual(gap);
  expect(gapBetween(5 + length, 5)).toEqual(gap);
});

test("only days are a pause", () => {
  expect(isPause({ unit: "hour", count: 47 })).toBe(false);
  expect(isPause({ unit: "day", count: 2 })).toBe(true);
});

test("the same hand is told of an address only", () => {
  const ana = { operatorId: 1, flags: [] };
  expect(sameHand(ana, { operatorId: 1 })).toBe(true);
  expect(sameHand(ana, { operatorId: 2 })).toBe(false);
  expect(sameHand({ operatorId: 1, flags: ["anonymous_operator"] }, { operatorId: 1 })).toBe(false);
  expect(sameHand({ operatorId: null, flags: [] }, { operatorId: null })).toBe(false);
});
