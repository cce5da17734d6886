import { expect, test } from "vitest";

import { LENS_MINUTES, LENSES, type Looked, lensSearch } from "./lenses.ts";
import { parseSearch, printSearch } from "./parse.ts";

const AT = Date.parse("2026-03-20T19:03:00.000Z");

const phone = (over: object = {}): Looked["object"] => ({
  area_code: "11",
  number: "*****2123",
  type: "MOBILE",
  extension: null,
  active: true,
  country_code: "55",
  e164: null,
  valid: true,
  ...over,
});

const looked = (over: Partial<Looked> = {}): Looked => ({
  occurredAt: AT,
  accountId: 171238,
  operator: " Ana@Bank.example",
  object: phone(),
  ...over,
});

const printed = (event: Looked, lens: (typeof LENSES)[number], minutes = 60) => {
  const search = lensSearch(event, lens, minutes);
  return search && printSearch(search);
};

test("each lens asks for the same thing within so many minutes, in moments that mean the same in every zone", () => {
  const period = "since:2026-03-20T18:03Z until:2026-03-20T20:03Z";
  expect(printed(looked(), "account")).toBe(`account:171238 ${period}`);
  expect(printed(looked(), "operator")).toBe(`operator:ana@bank.example ${period}`);
  expect(printed(looked(), "phone")).toBe(`ddd:11 phone:*2123 ${period}`);
  const status = { status: "BLOCKED", reason_id: 12, reason_description: null, description: null };
  expect(printed(looked({ object: status }), "reason", 5)).toBe(
    "reason:12 since:2026-03-20T18:58Z until:2026-03-20T19:08Z",
  );
});

test("a moment keeps its seconds and milliseconds", () => {
  const at = Date.parse("2026-03-20T19:03:07.250Z");
  expect(printed(looked({ occurredAt: at }), "account", 5)).toContain("since:2026-03-20T18:58:07.250Z");
});

test("a bound that no search can say is left out", () => {
  const late = looked({ occurredAt: Date.parse("9999-12-31T23:59:00Z") });
  expect(printed(late, "account")).toBe("account:171238 since:9999-12-31T22:59Z");
});

test("what an event lacks is no lens", () => {
  const bare = looked({ accountId: null, operator: null, object: null });
  for (const lens of LENSES) expect(lensSearch(bare, lens, 60)).toBeNull();
  expect(printed(looked({ object: phone({ number: "******" }) }), "phone")).toBeNull();
  expect(printed(looked({ object: phone({ number: null }) }), "phone")).toBeNull();
  const unreasoned = { status: "BLOCKED", reason_id: 0, reason_description: null, description: null };
  expect(printed(looked({ object: unreasoned }), "reason")).toBeNull();
  expect(printed(looked({ object: phone({ area_code: "**" }) }), "phone")).toMatch(/^phone:\*2123 /);
});

test("every lens can be typed into the search box", () => {
  for (const lens of LENSES) {
    for (const minutes of LENS_MINUTES) {
      const text = printed(looked(), lens, minutes);
      if (text !== null) expect(printSearch(parseSearch(text))).toBe(text);
    }
  }
});
