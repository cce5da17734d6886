import { expect, test } from "vitest";

import { namesAnotherAccount, readUri } from "./uri.ts";

test.each([
  [" /v1/accounts/:accountId/phones/:phoneId", true, null, null],
  ["/v1/accounts/{accountId}/phones/{phoneId}", true, null, null],
  ["/v1/accounts/32422/phones/7", false, "32422", "7"],
  ["/v1/accounts/32422/phones/:phoneId", true, "32422", null],
  ["/v1/accounts/32422/phones", false, "32422", null],
  ["/v1/accounts/32422/phones/", false, "32422", null],
  ["/v2/accounts/32422/status?phones/9#accounts/8", false, "32422", null],
  ["https://api.example/v1/accounts/32422/phones/7/", false, "32422", "7"],
  ["/v1/customers/5", false, null, null],
  [" /v1/accounts/32422/phones/7 ", false, "32422", "7"],
  ["", false, null, null],
])("%j", (uri, template, accountId, phoneId) => {
  expect(readUri(uri)).toEqual({ template, accountId, phoneId });
});

test("a concrete account that is not the event's is another one; a template or a word names none", () => {
  const names = (uri: string, account = 32422) => namesAnotherAccount(readUri(uri), account);
  expect(names("/v1/accounts/32423/phones/1")).toBe(true);
  expect(names("/v1/accounts/-32422/status")).toBe(true);
  expect(names("/v1/accounts/32422abc/status")).toBe(true);
  expect(names("/v1/accounts/9007199254740993/status", 9007199254740992 - 1)).toBe(true);
  expect(
    ["/v1/accounts/32422", "/v1/accounts/0032422", "/v1/accounts/:id", "/v1/accounts/me", ""].map((uri) => names(uri)),
  ).toEqual(Array(5).fill(false));
});

test("a template names no phone, however it is spelt", () => {
  for (const phone of [":phoneId", "{phoneId}", "%7BphoneId%7D", "<phoneId>", "%3CphoneId%3E"]) {
    expect(readUri(`/v1/accounts/6/phones/${phone}`)).toEqual({ template: true, accountId: "6", phoneId: null });
  }
  expect(readUri("/v1/accounts/6/phones/%")).toMatchObject({ template: false, phoneId: "%" });
});
