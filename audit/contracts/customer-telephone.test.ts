import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { problemOf } from "../problem-of.ts";
import { parseCustomerTelephone } from "./customer-telephone.ts";

const example = JSON.parse(
  readFileSync(new URL("../fixtures/contracts/customer_telephone.example.json", import.meta.url), "utf8"),
);

const DEPRECATED = [
  "has_whatsapp_api",
  "wa_is_business",
  "wa_is_enterprise",
  "wa_contact_name",
  "wa_pushname",
  "wa_verified_level",
  "wa_verified_name",
  "wa_profile_picture",
  "session_expires_at",
];
const KEPT = Object.keys(example).filter((key) => !DEPRECATED.includes(key));

test("the published example is a phone, its integer id a string", () => {
  expect(example.id).toBe(70994);
  expect(parseCustomerTelephone(example)).toMatchObject({
    id: "70994",
    customer_id: 144527,
    full_number_cc: "+55 51999887766",
  });
  expect(parseCustomerTelephone({ ...example, id: "70994" })).toEqual(parseCustomerTelephone(example));
});

test("deprecated fields are accepted whatever they hold, and dropped", () => {
  const full = { ...example, wa_pushname: "Ana", wa_profile_picture: { url: "x" }, session_expires_at: 7, unknown: 1 };
  expect(Object.keys(parseCustomerTelephone(full)).sort()).toEqual([...KEPT].sort());
  const without = Object.fromEntries(KEPT.map((key) => [key, example[key]]));
  expect(parseCustomerTelephone(without)).toEqual(parseCustomerTelephone(full));
});

test.each(KEPT)("%s must be there and not null, and its pointer is told", (key) => {
  const { [key]: _, ...missing } = example;
  for (const row of [missing, { ...example, [key]: null }, { ...example, [key]: [1] }]) {
    const problem = problemOf(() => parseCustomerTelephone(row));
    expect([problem?.code, problem?.place.pointer]).toEqual(["phone_invalid", `/${key}`]);
  }
});

test.each([
  ["id", ""],
  ["id", 1.5],
  ["id", 2 ** 53],
  ["customer_id", "144527"],
  ["area_code", 51],
  ["number", 999887766],
  ["has_sms", 0],
])("%s is never %j: numbers are strings and flags are booleans", (key, value) => {
  expect(problemOf(() => parseCustomerTelephone({ ...example, [key]: value }))?.place.pointer).toBe(`/${key}`);
});

test.each([[null], [[]], ["x"], [7]])("%j is no phone", (value) => {
  expect(problemOf(() => parseCustomerTelephone(value))?.code).toBe("phone_invalid");
});
