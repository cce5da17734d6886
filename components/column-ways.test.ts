import { expect, test } from "vitest";

import { OFFERED, parseColumns } from "#audit/columns.ts";

import { columnLines } from "./column-ways.ts";

const offered = OFFERED.events;
const lines = (cols: string) =>
  columnLines({ chosen: parseColumns(cols, offered) ?? [], offered, ways: "/events?cols={cols}&open=3" });

test("every way leads to the same list with that one thing changed", () => {
  const [when, what, account] = lines("when,what~300!,account");
  // What is pinned stands first, and moves among its own.
  expect(when).toMatchObject({ id: "what", value: "what~300!", up: null, down: null });
  expect(when?.pin).toBe("/events?cols=what~300,when,account&open=3");
  expect(when?.usualWidth).toBe("/events?cols=what!,when,account&open=3");
  expect(what).toMatchObject({ id: "when", up: null, usualWidth: null });
  expect(what?.down).toBe("/events?cols=what~300!,account,when&open=3");
  expect(account?.up).toBe("/events?cols=what~300!,account,when&open=3");
  expect(account?.pin).toBe("/events?cols=what~300!,when,account!&open=3");
});

test("what is not shown stands behind what is, to be ticked", () => {
  const all = lines("leaf,when");
  expect(all.map(({ id }) => id)).toEqual(["leaf", "when", ...offered.filter((id) => id !== "leaf" && id !== "when")]);
  expect(all.slice(2).every(({ shown, pin }) => !shown && pin === null)).toBe(true);
});
