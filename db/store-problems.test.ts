import { expect, test } from "vitest";

import { Problem } from "#audit/problems.ts";

import { onStore, storeProblem } from "./store-problems.ts";

const refusal = (code: string) => Object.assign(new Error("said by SQLite"), { code });

test.each([
  ["SQLITE_FULL", "store_full"],
  ["ENOSPC", "store_full"],
  ["SQLITE_IOERR_WRITE", "store_full"],
  ["SQLITE_READONLY_DBMOVED", "store_read_only"],
  ["SQLITE_CANTOPEN", "store_read_only"],
  ["EACCES", "store_read_only"],
  ["SQLITE_BUSY_SNAPSHOT", "store_busy"],
  ["SQLITE_LOCKED", "store_busy"],
  ["SQLITE_CORRUPT_INDEX", "store_damaged"],
  ["SQLITE_NOTADB", "store_damaged"],
  ["SQLITE_IOERR_READ", "store_damaged"],
])("%s is %s, with its cause", (code, ours) => {
  const error = refusal(code);
  const problem = storeProblem(error, "/data/rastro.db");
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: ours, place: { path: "/data/rastro.db" }, cause: error });
});

test.each([
  refusal("SQLITE_CONSTRAINT_TRIGGER"),
  refusal("SQLITE_ERROR"),
  new TypeError("a bug"),
  "text",
  null,
  { code: 7 },
])("%s is a bug and stays what it is", (error) => {
  expect(storeProblem(error)).toBe(error);
  expect(() =>
    onStore(() => {
      throw error;
    }),
  ).toThrow();
});

test("work that goes well gives its answer", () => {
  expect(onStore(() => 7)).toBe(7);
});
