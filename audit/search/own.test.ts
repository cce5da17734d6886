import { expect, test } from "vitest";

import { namesOperator } from "./own.ts";
import { parseSearch } from "./parse.ts";

test.each([
  ["operator:Ana@Bank.example", true],
  ["account:7 operator:bia@bank.example,ana@bank.example", true],
  ["-operator:ana@bank.example", false],
  ["operator:*@bank.example", false],
  ["ana@bank.example", false],
  ["", false],
])("%s asks for what Ana did: %s", (q, expected) => {
  expect(namesOperator(parseSearch(q), "ana@bank.example")).toBe(expected);
});
