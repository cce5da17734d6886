import { expect, test } from "vitest";

import { frozen } from "./frozen.ts";
import { parseSearch, printSearch } from "./parse.ts";

const NOW = Date.parse("2026-03-20T15:04:05.678Z");
const freeze = (q: string, now = NOW): string => printSearch(frozen(parseSearch(q), now, "America/Sao_Paulo"));

test("a length before now becomes the times that it stands for, both ends included", () => {
  expect(freeze("account:7 last:24h")).toBe("account:7 since:2026-03-19T15:04:05.678Z until:2026-03-20T15:04:05.679Z");
});

test("of several lengths in one term the longest counts, as it does in the search", () => {
  expect(freeze("last:1h,2d,15m")).toBe(freeze("last:2d"));
});

test("a search without a relative time stays as it is, and to freeze twice is to freeze once", () => {
  expect(freeze("operator:ana@bank.example since:2026-03-01 -account:7")).toBe(
    "operator:ana@bank.example -account:7 since:2026-03-01",
  );
  expect(freeze(freeze("last:7d"), NOW + 1000)).toBe(freeze("last:7d"));
});

test("to leave out a relative time cannot be said in fixed times", () => {
  expect(() => freeze("-last:1d")).toThrow(expect.objectContaining({ code: "view_not_freezable" }));
});
