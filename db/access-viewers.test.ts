import { expect, test } from "vitest";

import type { Looker } from "#audit/looks.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { countLooks, walkLooks } from "./access-looks.ts";
import { compareViewers } from "./access-viewers.ts";
import { memoryStore } from "./client.ts";
import { appendLooks } from "./looks.ts";
import { ACCESS } from "./migrate.ts";

const T = Date.parse("2026-03-20T12:00:00.000Z");
const scope = { subject: null, zone: "UTC", now: T + 1000 };

const looker = (viewer: string | null): Looker => ({
  ...{ viewer, roles: [], origin: "WEB", session: null, address: null, request: "r" },
});

const opening = { event: "viewer_open", method: "GET", uri: "/accounts/7", object: { account_id: 7 } } as const;
const refused = { event: "viewer_sign_in_refused", method: "POST", uri: "/sign-in", object: {} } as const;

function accessLog() {
  const access = memoryStore(ACCESS);
  const many = Array.from({ length: 1200 }, () => ({ looker: looker("ana@bank.example"), look: opening }));
  appendLooks(access, many, T);
  appendLooks(access, [{ looker: looker("bia@bank.example"), look: opening }], T + 1);
  appendLooks(access, [{ looker: looker("bia@bank.example"), look: refused }], T + 2);
  appendLooks(access, [{ looker: looker(null), look: refused }], T - 40 * 86_400_000);
  return access;
}

test("viewers are compared by what each did in a period", () => {
  const access = accessLog();
  const [ana, bia, nobody] = compareViewers(access, parseSearch(""), scope);
  expect(ana).toEqual({ viewer: "ana@bank.example", looks: 1200, last: T, counts: { viewer_open: 1200 } });
  expect(bia).toEqual({
    viewer: "bia@bank.example",
    looks: 2,
    last: T + 2,
    counts: { viewer_open: 1, viewer_sign_in_refused: 1 },
  });
  expect(nobody?.viewer).toBeNull();
  expect(compareViewers(access, parseSearch("last:30d"), scope).map(({ viewer }) => viewer)).toEqual([
    "ana@bank.example",
    "bia@bank.example",
  ]);
});

test("an export walks through every look once, newest first, however many there are", () => {
  const access = accessLog();
  const all = { search: parseSearch(""), shown: null };
  const walked = [...walkLooks(access, scope, all)].flat().map(({ leafIndex }) => leafIndex);
  expect(walked.length).toBe(countLooks(access, scope, all));
  expect(new Set(walked).size).toBe(1203);
  expect(walked.slice(0, 3)).toEqual([1201, 1200, 1199]);
  const some = { search: parseSearch("operator:bia@bank.example"), shown: null };
  expect([...walkLooks(access, scope, some)].flat().length).toBe(2);
  // What was recorded since is not in it.
  expect(countLooks(access, { ...scope, ledger: 1200 }, all)).toBe(1200);
});
