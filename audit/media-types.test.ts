import { expect, test } from "vitest";

import { isEventsType, isKnownEncoding } from "./media-types.ts";

test.each([
  null,
  "",
  "application/json",
  "Application/JSON; charset=UTF-8",
  'text/plain; charset="utf-8"',
  "application/x-ndjson",
  "application/cloudevents+json",
  "application/octet-stream",
])("%j can hold events", (type) => expect(isEventsType(type)).toBe(true));

test.each([
  "text/html",
  "application/x-www-form-urlencoded",
  "application/json; charset=utf-16",
  "json",
  "application/+json",
])("%j cannot", (type) => expect(isEventsType(type)).toBe(false));

test("gzip and nothing are the known encodings", () => {
  expect([null, "identity", "gzip", "X-Gzip", "br", "gzip, gzip"].map(isKnownEncoding)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
