import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { tokenOf } from "./session-cookie.ts";

const signed = (token: string, secret: string) =>
  `${token}.${createHmac("sha256", secret).update(token).digest("base64")}`;

test("a cookie that we signed gives its token", () => {
  expect(tokenOf(signed("abc", "key"), "key")).toBe("abc");
});

test.each([
  undefined,
  "",
  "abc",
  "abc.",
  ".abc",
  signed("abc", "another"),
  `${signed("abc", "key")}=`.replace("abc", "abd"),
])("%j opens nothing", (cookie) => {
  expect(tokenOf(cookie, "key")).toBeNull();
});
