import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Measured, Result } from "./measure.ts";
import { FOLDER } from "./trail.ts";

/** The results of earlier runs by size, as far as they are kept here. */
export const storedResults = (): { size: number; results: Result[] }[] =>
  SIZES.map((size) => ({ size, results: resultsOf(size) })).filter(({ results }) => results.length > 0);

/** Keeps results, each in the place of the one of its name. */
export function storeResults(size: number, results: Result[]): void {
  const names = new Set(results.map(({ name }) => name));
  const kept = resultsOf(size).filter(({ name }) => !names.has(name));
  writeFileSync(fileOf(size), JSON.stringify([...kept, ...results]));
}

/** A page must cost the same of ten million events as of one: compared where both were measured. */
export function flatness(size: number, results: Result[]): Measured[] {
  const smaller = resultsOf(1_000_000);
  if (size !== 10_000_000) return [];
  return results
    .filter(({ name }) => name.startsWith("page-"))
    .flatMap(({ name, value }) => {
      const before = smaller.find((one) => one.name === name);
      return before ? [{ name: `${name}-growth`, value, floor: before.value, limit: { atMost: 2 } }] : [];
    });
}

const SIZES = [100_000, 1_000_000, 10_000_000];

const fileOf = (size: number): string => join(FOLDER, `results-${size}.json`);
const resultsOf = (size: number): Result[] =>
  existsSync(fileOf(size)) ? JSON.parse(readFileSync(fileOf(size), "utf8")) : [];
