import { expect, test } from "vitest";

import { phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { KEY_NAMES } from "#audit/search/search.ts";

import { storeOf } from "./honest-store.ts";
import { plansOf, scans } from "./query-plan.ts";
import { suggestValues } from "./suggestions.ts";

const REASON = { reason_id: 12, reason_description: "DETERMINAÇÃO LEGAL" };

const db = storeOf([
  statusEvent({ data: { email: "ana@bank.example", roles: ["crm", "crm-master"] }, object: { status: "BLOCKED" } }),
  statusEvent({ data: { email: "mariana@bank.example", origin: "CRM" }, object: { status: " blocked ", ...REASON } }),
  statusEvent({ data: { email: "11987658001" }, object: { status: "PRE BLOCKED", reason_id: 3 } }),
  statusEvent({
    data: { email: "11987658001@bank.example", origin: "11 98765-8001" },
    object: { status: "NORMAL", reason_id: 40, reason_description: "ligar 11987658001" },
  }),
  phoneEvent(),
]);

const suggest = (key: (typeof KEY_NAMES)[number], text = "", limit = 10) =>
  suggestValues(db, key, { limit, text }).map(({ value }) => value);

test("values that begin with a text come before those that hold it, each once", () => {
  expect(suggest("status", "block")).toEqual(["BLOCKED", "PRE BLOCKED"]);
  expect(suggest("operator", "ana")).toEqual(["ana@bank.example", "mariana@bank.example"]);
  expect(suggest("role", "MASTER")).toEqual(["crm-master"]);
  expect(suggest("status", "", 1)).toHaveLength(1);
  expect(suggest("status", "nothing like it")).toEqual([]);
});

test("a reason is found by its id and by what it says, without accents", () => {
  expect(suggestValues(db, "reason", { limit: 10, text: "determinacao" })).toEqual([
    { value: "12", text: "DETERMINAÇÃO LEGAL" },
  ]);
  expect(suggest("reason", "1")[0]).toBe("12");
});

test("a status before may be unknown", () => {
  expect(suggest("was", "unk")).toEqual(["unknown"]);
  expect(suggest("status", "unk")).toEqual([]);
});

test("what may be a phone number is never suggested; an e-mail is one, whatever its digits", () => {
  const everything = KEY_NAMES.flatMap((key) => suggestValues(db, key, { limit: 100, text: "" }));
  expect(everything.length).toBeGreaterThan(10);
  const seen = everything.filter(({ value }) => value !== "11987658001@bank.example");
  expect(seen.length).toBe(everything.length - 1);
  expect(JSON.stringify(seen)).not.toMatch(/98765-?8001/);
  expect(JSON.stringify(seen)).toContain("*******8001");
});

test("no event is read for a suggestion", () => {
  const plans = plansOf(db, () => KEY_NAMES.map((key) => suggest(key)));
  expect(plans.length).toBeGreaterThan(8);
  expect(scans(plans)).toEqual([]);
  expect(plans.flatMap(({ steps }) => steps).join()).not.toContain("audit_events");
});
