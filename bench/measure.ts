import type { Db } from "#db/client.ts";
import { plansOf } from "#db/query-plan.ts";

/** What a measure is given: the store, how many events were asked for, and where to say what is being done. */
export type Bench = { db: Db; file: string; size: number; say: (line: string) => void };

/** A value, the floor of the same run, and what their ratio must keep to; `most` and `least` are bounds of the value itself. */
export type Measured = { name: string; value: number; floor: number; limit: Limit; most?: number; least?: number };
export type Limit = { atMost: number } | { atLeast: number } | null;

/** One thing that is measured, or several that share their work. */
export type Measure = (bench: Bench) => Promise<Measured[]> | Measured[];

/** What the bench prints of each. */
export type Result = {
  name: string;
  value: number;
  floor: number;
  ratio: number;
  limit: number | null;
  ok: boolean;
};

export function resultOf({ name, value, floor, limit, most = Infinity, least = -Infinity }: Measured): Result {
  const ratio = value / floor;
  const within = limit === null || ("atMost" in limit ? ratio <= limit.atMost : ratio >= limit.atLeast);
  const bound = limit === null ? null : "atMost" in limit ? limit.atMost : limit.atLeast;
  const ok = within && value <= most && value >= least;
  return { name, value: rounded(value), floor: rounded(floor), ratio: rounded(ratio), limit: bound, ok };
}

const rounded = (number: number): number => Number(number.toPrecision(4));

type Race = { name: string; value: () => unknown; floor: () => unknown; limit: Limit; most?: number };

/**
 * Milliseconds of a piece of work and of its floor: medians of many turns, taken by turns, so that what else the machine
 * does slows both. The plans of the work are said.
 */
export function race({ db, size, say }: Bench, { name, value, floor, limit, most }: Race): Measured {
  for (const { statement, steps } of plansOf(db, value)) say(`${name}: ${said(statement)}\n  ${steps.join("\n  ")}`);
  const [values, floors]: [number[], number[]] = [[], []];
  // A small trail is measured in passing, among the tests.
  const longest = Math.min(LONGEST_MS, size / 100);
  for (let turn = 0; turn < WARM_UP; turn += 1) [value(), floor()];
  const began = performance.now();
  while (values.length < FEWEST || (values.length < MOST && performance.now() - began < longest)) {
    values.push(timed(value));
    floors.push(timed(floor));
  }
  return { name, value: median(values), floor: median(floors), limit, ...(most === undefined ? {} : { most }) };
}

const [WARM_UP, FEWEST, MOST, LONGEST_MS] = [20, 7, 300, 3000];

const said = (statement: string): string => statement.replace(/\s+/g, " ").slice(0, 160);

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
