import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Fields, phoneBody, phoneEvent, statusEvent } from "./honest-event.ts";
import { canonicalPayload } from "./payloads.ts";

const event = phoneEvent({ id: "e", object: { nested: { list: [1, "a", null, { b: true }] } } });

/** The same value with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, below]) => [key, reordered(below)]),
  );
}

describe("the same event", () => {
  test.each<[string, Fields]>([
    ["its version as text", { schema_version: "1" }],
    ["its version as text with a space", { schema_version: " 1 " }],
    ["its name with a dash", { event_type: "phone-change" }],
    ["its name in capitals", { event_type: "PHONE_CHANGE" }],
    ["its version in its name", { event_type: "phone_change-1", schema_version: undefined }],
    ["its time in another zone", { timestamp: "2026-03-20T09:00:00.000-0300" }],
    ["its time with +0000", { timestamp: "2026-03-20T12:00:00.000+0000" }],
  ])("may spell %s", (_, spelling) => {
    const again = JSON.parse(JSON.stringify({ ...event, ...spelling }));
    expect(JSON.stringify(again)).not.toBe(JSON.stringify(event));
    expect(canonicalPayload(again)).toBe(canonicalPayload(event));
  });

  test("may come in another order of keys, other white space and other escapes", () => {
    const text = JSON.stringify(reordered(event), null, 3)
      .replace("BLOCKED", "\\u0042LOCKED")
      .replace('"BR"', '"\\u0042R"');
    expect(canonicalPayload(JSON.parse(text))).toBe(canonicalPayload(event));
    expect(canonicalPayload(JSON.parse('{"data":{"n":1.0,"m":1e2,"s":"\\u00e9"}}'))).toBe(
      canonicalPayload(JSON.parse('{"data":{"s":"é","m":100,"n":1}}')),
    );
  });
});

test("whatever value is changed, left out or put in, it is another payload", () => {
  const places = pathsOf(event).filter((path) => path !== "");
  const other = fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, 1, -1, "", "x", [], {}),
    fc.string(),
    fc.integer(),
  );
  const changed = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom("set", "leave out", "add"), other, (path, how, value) => {
      const copy = JSON.parse(JSON.stringify(event));
      if (!change(copy, path.split("/").slice(1), how, value)) return;
      expect(canonicalPayload(copy)).not.toBe(canonicalPayload(event));
      changed.add(path);
    }),
    { numRuns: 1500 },
  );
  expect(changed.size).toBe(places.length);
});

test("a bare body is compared as it is, whatever keys of an envelope it has beside its own", () => {
  const bare = { ...phoneBody(), data: 1, schema_version: "x", timestamp: "y" };
  expect(canonicalPayload(bare)).toBe(canonicalPayload(reordered(bare)));
  expect(canonicalPayload(bare)).not.toBe(canonicalPayload({ ...bare, timestamp: "z" }));
});

test("null and absent are two payloads, and so are two events", () => {
  expect(canonicalPayload(phoneEvent({ id: "e", object: { customer_id: null } }))).not.toBe(
    canonicalPayload(JSON.parse(JSON.stringify(phoneEvent({ id: "e", object: { customer_id: undefined } })))),
  );
  expect(canonicalPayload(statusEvent({ id: "e" }))).not.toBe(canonicalPayload(event));
});

/** Changes a value in place; false where that would leave the same event. */
function change(root: Fields, path: string[], how: string, value: unknown): boolean {
  const parent = path.slice(0, -1).reduce<Fields>((below, key) => below[key] as Fields, root);
  const key = path.at(-1) as string;
  const other = OTHERS[path.join("/")] ?? value;
  if (how === "leave out" && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (how === "leave out") delete parent[key];
  else if (how === "add" && Array.isArray(parent)) parent.push(value);
  else if (how === "add") parent[`${key}+`] = value;
  else if (JSON.stringify(parent[key]) === JSON.stringify(other)) return false;
  else parent[key] = other;
  return true;
}

// Only what is read as a name, a version and a time reaches the store.
const OTHERS: Fields = { event_type: "phone_creation", schema_version: 3, timestamp: "2026-03-20T12:00:00.001Z" };

function pathsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, below]) => pathsOf(below, `${path}/${key}`))];
}
