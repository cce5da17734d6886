import { type Answer, answer } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { accessStore, type Live, liveStore, viewersStore } from "#db/live.ts";
import { type Recorder, recorderOf } from "#db/look-recorder.ts";
import { storeProblem } from "#db/store-problems.ts";

import { readSettings } from "./settings.ts";

/**
 * Asks the store that is to be shown. What it refuses, busy or damaged, is a problem like any other: a page says so, with
 * scripts or without, and never shows an outage as "no events".
 */
export function ask<T>(question: (live: Live) => T | Promise<T>): Promise<Answer<T>> {
  return asked(async () => {
    const { data, demo } = readSettings();
    return question(liveStore(data, demo));
  });
}

/** Asks the store of what viewers keep for themselves, in the same way; it may be written too. */
export function askViewers<T>(question: (db: Db) => T | Promise<T>): Promise<Answer<T>> {
  return asked(async () => question(viewersStore(readSettings().data)));
}

/**
 * Writes to the access log.
 *
 * @throws Problem `store_…`
 */
export async function askAccess<T>(work: (record: Recorder) => Promise<T>): Promise<T> {
  try {
    return await work(recorderOf(accessStore(readSettings().data)));
  } catch (error) {
    throw storeProblem(error);
  }
}

function asked<T>(work: () => Promise<T>): Promise<Answer<T>> {
  return answer(async () => {
    try {
      return await work();
    } catch (error) {
      throw storeProblem(causeOf(error));
    }
  });
}

/** Drizzle wraps what SQLite said. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.name === "DrizzleQueryError" ? error.cause : error;
