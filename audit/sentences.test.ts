import { expect, test } from "vitest";

import { maskedChanges, maskState } from "./masked-states.ts";
import type { BeforeFrom } from "./revisions.ts";
import { sentenceOf } from "./sentences.ts";
import type { State } from "./states.ts";

const status = { status: "BLOCKED", reason_id: 12, reason_description: null, description: null };
const phone = {
  area_code: "11",
  number: "987654321",
  type: "MOBILE",
  extension: null,
  active: true,
  country_code: "55",
};

const said = (after: State, before: State | null) =>
  sentenceOf({
    event: "an_event",
    object: maskState(after),
    changes: before ? maskedChanges(before, after) : [],
    beforeFrom: (before ? "observed" : "unknown") satisfies BeforeFrom,
  });

test.each<[string, State, State | null]>([
  ["status: first seen BLOCKED", status, null],
  ["status: status NORMAL → BLOCKED, reason_id none → 12", status, { ...status, status: "NORMAL", reason_id: null }],
  ["status: no change", status, status],
  ["MOBILE phone +5511*****4321: first seen", phone, null],
  ["MOBILE phone +5511*****4321: number *****2123 → *****4321", phone, { ...phone, number: "422742123" }],
  ["MOBILE phone +5511*****4321: active true → false", { ...phone, active: false }, phone],
])("%s", (sentence, after, before) => {
  expect(said(after, before)).toBe(sentence);
});

test("an event that we cannot read is said by its name", () => {
  expect(sentenceOf({ event: "card_change", object: null, changes: [], beforeFrom: "unknown" })).toBe("card change");
});
