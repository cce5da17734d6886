import { type Answer, answer } from "#audit/problems.ts";
import { type Live, liveStore } from "#db/live.ts";
import { storeProblem } from "#db/store-problems.ts";

import { readSettings } from "./settings.ts";

/**
 * Asks the store that is to be shown. What it refuses, busy or damaged, is a problem like any other: a page says so, with
 * scripts or without, and never shows an outage as "no events".
 */
export function ask<T>(question: (live: Live) => T | Promise<T>): Promise<Answer<T>> {
  return answer(async () => {
    try {
      const { data, demo } = readSettings();
      return await question(liveStore(data, demo));
    } catch (error) {
      throw storeProblem(causeOf(error));
    }
  });
}

/** Drizzle wraps what SQLite said. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.name === "DrizzleQueryError" ? error.cause : error;
