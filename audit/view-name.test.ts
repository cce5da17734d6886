import { expect, test } from "vitest";

import { isViewName } from "./view-name.ts";

test.each(["Blocked today", "São Paulo — 3", "👩‍💻", "a".repeat(80), "Conta 32422", "*2123", "<b>"])(
  "%j may be the name of a view",
  (name) => {
    expect(isViewName(name)).toBe(true);
  },
);

test.each([
  "",
  " ",
  "\u200b",
  "a".repeat(81),
  "a\u202eb",
  "a\nb",
  "a\u0000b",
  "\ud800",
  "11987658001",
  "+55 (11) 98765-8001",
])("%j may not", (name) => {
  expect(isViewName(name)).toBe(false);
});
