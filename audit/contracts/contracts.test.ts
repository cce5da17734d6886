import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Fields, phoneBody, statusBody } from "../honest-event.ts";
import { problemOf } from "../problem-of.ts";
import { CONTRACTS, KNOWN_EVENTS, type KnownEvent, knownEvent, parseBody } from "./contracts.ts";

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/contracts/${name}.json`, import.meta.url), "utf8"));

// The publisher's words for what they never said in a schema: `default` and `examples` are annotations.
const ajv = new Ajv({ strict: false, allErrors: true, useDefaults: false });
const phoneSchema = ajv.compile(published("phone_change.v1.schema"));
const ORACLES: Record<KnownEvent, { schema: ValidateFunction; body: () => Fields }> = {
  account_status_change: {
    schema: ajv.compile(published("account_status_change.v2.schema")),
    body: () => statusBody({ object: { description: "d", reason_description: "r" } }),
  },
  phone_change: { schema: phoneSchema, body: phoneBody },
  // The publisher gives a creation the body of a change.
  phone_creation: { schema: phoneSchema, body: phoneBody },
};

const ODD = [
  null,
  true,
  false,
  0,
  1.5,
  7,
  -0,
  1e300,
  2 ** 53,
  -(2 ** 53),
  2 ** 53 - 1,
  "",
  "7",
  [],
  ["r"],
  [1],
  [null],
  {},
];
const odd = fc.oneof(
  fc.constantFrom<unknown>(...ODD),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** One thing done to a body: a key left out, a value of another kind, a key too many. */
type Change = { inObject: boolean; key: string; value: unknown };
const change = (keys: string[]): fc.Arbitrary<Change> =>
  fc.record({
    inObject: fc.boolean(),
    key: fc.constantFrom(...keys, "extra", "a/b~"),
    value: fc.oneof(fc.constant(undefined), odd),
  });

function changed(body: Fields, changes: Change[]): Fields {
  const object = { ...(body.object as Fields) };
  const result: Fields = { ...body, object };
  for (const { inObject, key, value } of changes) {
    const place = inObject ? object : result;
    if (value === undefined) delete place[key];
    else place[key] = value;
  }
  return result;
}

const wrongPlaces = (schema: ValidateFunction) =>
  (schema.errors ?? []).map(({ instancePath, keyword, params }) =>
    keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath,
  );

const valueAt = (body: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce((value, key) => (value as Fields)[key], body);

describe.each(KNOWN_EVENTS)("%s", (event) => {
  const { schema, body } = ORACLES[event];
  const keys = [...Object.keys(body()), ...Object.keys(body().object as Fields)];
  const check = (value: unknown) => problemOf(() => parseBody(event, value, ""));

  /** What became of a candidate; fails where the schema and we do not agree. */
  function compare(candidate: Fields): "accepted" | "refused" | "unsafe" {
    const refused = check(candidate);
    if (schema(candidate)) {
      if (refused === null) return "accepted";
      const value = valueAt(candidate, refused.place.pointer ?? "");
      expect(Number.isInteger(value) && !Number.isSafeInteger(value)).toBe(true);
      return "unsafe";
    }
    expect(refused?.code).toBe("body_invalid");
    const number = typeof valueAt(candidate, refused?.place.pointer ?? "") === "number";
    if (!number) expect(wrongPlaces(schema)).toContain(refused?.place.pointer);
    return "refused";
  }

  test("refuses what the published schema refuses, and beyond it only integers that 53 bits do not hold", () => {
    const seen = { accepted: 0, refused: 0, unsafe: 0 };
    fc.assert(
      fc.property(fc.array(change(keys), { maxLength: 3 }), (changes) => {
        seen[compare(changed(body(), changes))] += 1;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(100);
    expect(seen.unsafe).toBeGreaterThan(2);
  });

  test.each(keys)("agrees with the schema on every odd value of %s", (key) => {
    const values = [undefined, ...ODD, "text"];
    for (const value of values) compare(changed(body(), [{ inObject: key in (body().object as Fields), key, value }]));
    expect.hasAssertions();
  });

  test("gives back what it was given: no default is filled in, no extra key is lost", () => {
    fc.assert(
      fc.property(fc.array(change(keys), { maxLength: 2 }), (changes) => {
        const candidate = changed(body(), changes);
        if (check(candidate) === null) expect(parseBody(event, candidate, "")).toStrictEqual(candidate);
      }),
      { numRuns: 500 },
    );
  });

  test("every key that the schema requires is required, and its pointer is told", () => {
    const required: string[] = [
      ...(schema.schema as { required: string[] }).required,
      ...(schema.schema as { properties: { object: { required: string[] } } }).properties.object.required.map(
        (key) => `object/${key}`,
      ),
    ];
    for (const path of required) {
      const [key = "", below] = path.split("/");
      const candidate = changed(body(), [{ inObject: below !== undefined, key: below ?? key, value: undefined }]);
      expect(problemOf(() => parseBody(event, candidate, "/data"))?.place.pointer).toBe(`/data/${path}`);
    }
    expect(check(body())).toBeNull();
  });

  test.each([null, 1, "x", [], [{}]])("a body that is %j is refused", (value) => {
    expect(check(value)?.place.pointer).toBe("");
    expect(check({ ...body(), object: value })?.place.pointer).toBe("/object");
  });
});

test("the published examples are accepted as they are", () => {
  expect(parseBody("phone_change", published("phone_change.v1.example"), "")).toEqual(
    published("phone_change.v1.example"),
  );
  expect(parseBody("account_status_change", published("account_status_change.v2.example"), "")).toEqual(
    published("account_status_change.v2.example"),
  );
});

test("an event is known by its name, its version and the domain audit together", () => {
  for (const event of KNOWN_EVENTS) {
    const { version } = CONTRACTS[event];
    expect(knownEvent("audit", event, version)).toBe(event);
    expect(knownEvent("audit", event, version + 1)).toBeNull();
    expect(knownEvent("account", event, version)).toBeNull();
    expect(knownEvent(null, event, version)).toBeNull();
  }
  expect(knownEvent("audit", "card_change", 1)).toBeNull();
  expect(knownEvent("audit", "constructor", 1)).toBeNull();
});
