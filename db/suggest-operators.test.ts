import { expect, test } from "vitest";

import { memoryStore } from "./client.ts";
import { suggestOperators } from "./operators.ts";

test("suggests each operator once, those that begin with the text first", () => {
  const db = memoryStore();
  const insert = db.$client.prepare("INSERT INTO operators (operator_key, is_address) VALUES (?, 1)");
  for (const key of ["bia@bank.example", "ana@bank.example", "mariana@bank.example", "zoe@other.example"])
    insert.run(key);
  expect(suggestOperators(db, { limit: 8, text: " ANA" })).toEqual(["ana@bank.example", "mariana@bank.example"]);
  expect(suggestOperators(db, { limit: 2, text: "" })).toEqual(["ana@bank.example", "bia@bank.example"]);
  expect(suggestOperators(db, { limit: 8, text: "%" })).toEqual([]);
});
