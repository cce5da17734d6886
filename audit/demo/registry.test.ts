import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { byTime, readTrail } from "./read-trail.ts";
import { demoRegistry } from "./registry.ts";
import { DEMO_EVENTS, DEMO_SEED } from "./trail.ts";

type Row = Record<string, unknown> & { customer_id: number; area_code: string; number: string; full_number: string };

const rows = [...demoRegistry({ seed: DEMO_SEED })].map((text): Row => JSON.parse(text));
const example = JSON.parse(
  readFileSync(new URL("../fixtures/contracts/customer_telephone.example.json", import.meta.url), "utf8"),
);

test("the same seed gives the same rows, another seed gives others", () => {
  const [once, again, other] = [4, 4, 5].map((seed) => [...demoRegistry({ seed })].join("\n"));
  expect(again).toBe(once);
  expect(other).not.toBe(once);
});

test("every row has the documented fields and no others, of the documented kinds", () => {
  const fields = Object.keys(example).sort();
  expect(rows.filter((row) => Object.keys(row).sort().join() !== fields.join())).toEqual([]);

  const NULLABLE = ["wa_contact_name", "wa_pushname", "wa_verified_level", "wa_verified_name", "wa_profile_picture"];
  const never = fields.filter((field) => !NULLABLE.includes(field) && field !== "session_expires_at");
  expect(rows.filter((row) => never.some((field) => row[field] === null))).toEqual([]);
  expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(["m", "f"]));
});

test("ids are strings and integers, and name one row each", () => {
  expect(new Set(rows.map(({ id }) => typeof id))).toEqual(new Set(["string", "number"]));
  expect(new Set(rows.map(({ id }) => String(id))).size).toBe(rows.length);
});

describe("against the trail", () => {
  const key = (customer: unknown, areaCode: unknown, number: unknown) => `${customer} ${areaCode} ${number}`;
  const registered = new Set(rows.map((row) => key(row.customer_id, row.area_code, row.number)));
  const phones = new Map(
    readTrail({ events: DEMO_EVENTS, seed: DEMO_SEED })
      .filter(({ event_type, data }) => event_type.startsWith("phone_") && typeof data.object.customer_id === "number")
      .toSorted(byTime)
      .map(({ data: { object } }) => [`${object.account_id} ${object.type}`, object]),
  );
  const last = new Set([...phones.values()].map((object) => key(object.customer_id, object.area_code, object.number)));
  const active = [...phones.values()].filter((object) => object.active);

  test("most rows say what the trail said last", () => {
    const agreeing = rows.filter((row) => last.has(key(row.customer_id, row.area_code, row.number)));
    expect(agreeing.length).toBeGreaterThan(0.9 * rows.length);
  });

  test("a few rows say what the trail never said", () => {
    const unaudited = rows.filter((row) => !last.has(key(row.customer_id, row.area_code, row.number)));
    expect(unaudited.length).toBeGreaterThanOrEqual(10);
    expect(unaudited.length).toBeLessThan(0.1 * rows.length);
  });

  test("a few phones of the trail are not in the registry", () => {
    const missing = active.filter(
      (object) => !registered.has(key(object.customer_id, object.area_code, object.number)),
    );
    expect(missing.length).toBeGreaterThanOrEqual(5);
    expect(missing.length).toBeLessThan(0.1 * active.length);
  });

  test("a few full numbers are not their own area code and number", () => {
    const torn = rows.filter((row) => row.full_number !== row.area_code + row.number);
    expect(torn.length).toBeGreaterThanOrEqual(5);
    expect(torn.length).toBeLessThan(0.03 * rows.length);
  });
});
