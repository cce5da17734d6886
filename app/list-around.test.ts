import { expect, test } from "vitest";

import { parseSearch, printSearch } from "#audit/search/parse.ts";

import { readAround, withAround } from "./list-around.ts";

const SEARCH = parseSearch("account:7 last:24h since:2026-01-01");
const ZONE = "America/Sao_Paulo";

test.each([
  ["72h", "before", "2026-03-20T12:00", "account:7 since:2026-03-17T12:00 until:2026-03-20T12:00"],
  ["72 H", "after", "2026-03-20", "account:7 since:2026-03-20 until:2026-03-23"],
  ["15m", "around", "2026-03-20 12:00", "account:7 since:2026-03-20T11:45 until:2026-03-20T12:15"],
  ["1d", "before", "2026-03-20T12:00:00Z", "account:7 since:2026-03-19T09:00 until:2026-03-20T09:00"],
])("%s %s %s is written as a start and an end", (span, side, at, expected) => {
  expect(printSearch(withAround(SEARCH, { span, side, at }, ZONE))).toBe(expected);
});

test.each([
  [{ span: "", side: "before", at: "2026-03-20" }, "span"],
  [{ span: "72", side: "before", at: "2026-03-20" }, "span"],
  [{ span: "999999w", side: "before", at: "2026-03-20" }, "span"],
  [{ span: "72h", side: "beside", at: "2026-03-20" }, "side"],
  [{ span: "72h", side: "before", at: "" }, "at"],
  [{ span: "72h", side: "before", at: "2026-02-30" }, "at"],
])("%j is refused by its name", (around, name) => {
  const refused = expect.objectContaining({ place: expect.objectContaining({ name }) });
  expect(() => withAround(SEARCH, around, ZONE)).toThrow(refused);
});

test("an address without the form asks for no such period, and one with a part of it is not widened", () => {
  expect(readAround({ q: "account:7" })).toBeNull();
  expect(readAround({ span: "72h" })).toEqual({ span: "72h", side: "", at: "" });
});
