import { expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";

import { storeOf } from "./honest-store.ts";
import { suggestAccounts } from "./suggest-accounts.ts";

const ACCOUNTS = [3, 32, 33, 320, 329, 330, 3200, 32422, 32422, Number.MAX_SAFE_INTEGER];
const db = storeOf(ACCOUNTS.map((account) => statusEvent({ object: { account_id: account } })));

test("accounts are suggested by how their ids begin, each once, the very one first", () => {
  expect(suggestAccounts(db, "32", 10)).toEqual([32, 320, 329, 3200, 32422]);
  expect(suggestAccounts(db, "32", 2)).toEqual([32, 320]);
  expect(suggestAccounts(db, "32422", 10)).toEqual([32422]);
  expect(suggestAccounts(db, String(Number.MAX_SAFE_INTEGER), 10)).toEqual([Number.MAX_SAFE_INTEGER]);
});

test("what is no beginning of an id suggests none", () => {
  for (const text of ["", "0", "03", "9", "x", "3 ", "-3", "99999999999999999"]) {
    expect(suggestAccounts(db, text, 10)).toEqual(text === "9" ? [Number.MAX_SAFE_INTEGER] : []);
  }
});

test("each is one seek in the index of accounts", () => {
  const plan = db.$client
    .prepare("EXPLAIN QUERY PLAN SELECT min(account_id) FROM audit_events WHERE account_id BETWEEN 1 AND 2")
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH audit_events USING COVERING INDEX \w*account/);
});
