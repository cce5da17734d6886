import { beforeEach, expect, test } from "vitest";

import { phoneEvent, statusEvent } from "#audit/honest-event.ts";
import type { LookEvent, Seen } from "#audit/looks.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { countLooks, listLooks, walkLooks } from "./access-looks.ts";
import { compareViewers } from "./access-viewers.ts";
import { listReveals } from "./account-reveals.ts";
import { type Db, memoryStore } from "./client.ts";
import { storeOf } from "./honest-store.ts";
import { appendLooks } from "./looks.ts";
import { ACCESS } from "./migrate.ts";
import { notAboutOwn, notActedOn } from "./own-doings.ts";

const [ANA, BIA, INV] = ["ana@bank.example", "bia@bank.example", "inv@bank.example"];
const NOW = Date.parse("2026-03-22T12:00:00.000Z");
const scope = { subject: null, zone: "UTC", now: NOW };

let trail: Db;
let access: Db;

// Leaf 0 is Ana's, on account 7; leaf 1 is Bia's, on account 8.
beforeEach(() => {
  trail = storeOf([
    phoneEvent({ data: { email: " Ana@Bank.example" }, object: { account_id: 7 } }),
    statusEvent({ data: { email: BIA }, object: { account_id: 8 } }),
  ]);
  access = memoryStore(ACCESS);
});

function look(event: LookEvent, object: Seen, viewer = INV, origin: "WEB" | "CLI" = "WEB", now = NOW): void {
  const looker = { viewer, roles: ["investigator"], origin, session: "s", address: null, request: "r" };
  appendLooks(access, [{ looker, look: { event, method: "GET", uri: "/", object } }], now);
}

const shownTo = (email: string, q = "") =>
  listLooks(access, scope, {
    search: parseSearch(q),
    shown: null,
    before: null,
    after: null,
    allowed: notAboutOwn(trail, email),
  });

test.each<[string, LookEvent, Seen]>([
  ["opened an event of hers", "viewer_open", { leaf_index: 0 }],
  ["listed one among others", "viewer_search", { search: "", leaves: [1, 0] }],
  ["revealed on her account a number that somebody else left", "viewer_reveal", { account_id: 7 }],
  ["searched for her, and found nothing", "viewer_search", { search: `operator:${ANA} account:99`, leaves: [] }],
  ["exported, of which is not known what", "viewer_export", { search: "status:BLOCKED" }],
])("an auditor is not shown who %s, and another auditor is", (_, event, object) => {
  look(event, object);
  look("viewer_open", { leaf_index: 1 });
  expect(shownTo("auditor@bank.example").total).toBe(2);
  const hers = shownTo(ANA);
  expect(hers.total).toBe(1);
  expect(hers.looks.map(({ seen }) => seen.leaf_index)).toEqual([1]);
});

test("nor do an export of the access log and the comparison of viewers show it", () => {
  look("viewer_open", { leaf_index: 0 });
  look("viewer_open", { leaf_index: 1 });
  const exportedTo = (email: string) => {
    const looks = { search: parseSearch(""), shown: null, allowed: notAboutOwn(trail, email) };
    return [countLooks(access, scope, looks), [...walkLooks(access, scope, looks)].flat().length];
  };
  const comparedTo = (email: string) =>
    compareViewers(access, parseSearch(""), scope, notAboutOwn(trail, email)).map(({ looks }) => looks);
  expect([exportedTo("auditor@bank.example"), comparedTo("auditor@bank.example")]).toEqual([[2, 2], [2]]);
  expect([exportedTo(ANA), comparedTo(ANA)]).toEqual([[1, 1], [1]]);
});

test("what was looked at on the command line is withheld from operators too; what they looked at themselves is not", () => {
  look("viewer_search", { search: "status:BLOCKED" }, "cli:root", "CLI");
  look("viewer_open", { leaf_index: 0, self: true }, ANA);
  expect(shownTo(ANA).looks).toMatchObject([{ viewer: ANA, seen: { self: true } }]);
  expect(shownTo("auditor@bank.example").total).toBe(2);
});

const reveals = (accountIds: number[], more: { trail?: "real" | "demo"; since?: number; until?: number } = {}) =>
  listReveals(access, {
    accountIds,
    trail: "real",
    since: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
    ...more,
  }).reveals;

test("a reveal is told on its account, in its time, with its reason and no whole number", () => {
  const object: Seen = {
    leaf_index: 0,
    account_id: 7,
    phone: `~4321.${"x".repeat(22)}`,
    reason: "called from 11 98765-4321, asked for a call back",
    case_number: "2026/42",
    trail: "real",
  };
  look("viewer_reveal", object);
  expect(reveals([7])).toEqual([
    {
      leafIndex: 0,
      at: NOW,
      viewer: INV,
      accountId: 7,
      event: 0,
      last: "4321",
      reason: "called from ** *****-4321, asked for a call back",
      caseNumber: "2026/42",
    },
  ]);
  expect(reveals([8])).toEqual([]);
  expect(reveals([7], { trail: "demo" })).toEqual([]);
  expect(reveals([7], { until: NOW })).toEqual([]);
  expect(reveals([7], { since: NOW })).toHaveLength(1);
});

test("nobody who acted on an account is told of its reveals", () => {
  expect(notActedOn(trail, [7, 8], "ANA@bank.example ")).toEqual([8]);
  expect(notActedOn(trail, [7, 8], "auditor@bank.example")).toEqual([7, 8]);
});
