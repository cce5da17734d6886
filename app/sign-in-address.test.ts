import fc from "fast-check";
import { expect, test } from "vitest";

import { safeTarget } from "./sign-in-address.ts";

test.each(["/", "/events?q=account:32422%20operator:ana@bank.example", "/accounts/1?at=2026-03-20"])(
  "%s is led on to",
  (to) => {
    expect(safeTarget(to)).toBe(to);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "events",
  "/a\nb",
  "/sign-in?to=/sign-in",
  "/api/auth/callback/oidc",
  null,
  undefined,
  ["/events"],
])("%j leads to the overview", (to) => {
  expect(safeTarget(to)).toBe("/");
});

test("whatever is asked for, the way leads to this site", () => {
  const odd = fc.array(fc.constantFrom("/", "\\", "..", ".", "evil.example", "@", ":", "%2f", "?", "#", "\t", "http:"));
  fc.assert(
    fc.property(odd, (parts) => {
      const target = new URL(safeTarget(parts.join("")), "https://here.example");
      expect(target.origin).toBe("https://here.example");
    }),
  );
});
