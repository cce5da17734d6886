import { expect, test } from "vitest";

import { whereFrom } from "./referrer.ts";

test.each([
  ["http://localhost:3000/events?q=account:7", "localhost:3000", "/events?q=account:7"],
  ["http://elsewhere.example/events", "localhost:3000", "/"],
  ["http://localhost:3000//elsewhere.example/", "localhost:3000", "/"],
  ["not an address", "localhost:3000", "/"],
  [null, "localhost:3000", "/"],
  ["http://localhost:3000/events", null, "/"],
])("from %j at %j one goes back to %s", (referrer, host, href) => {
  expect(whereFrom(referrer, host)).toBe(href);
});
