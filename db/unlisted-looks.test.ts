import { readFileSync } from "node:fs";

import { beforeEach, expect, test } from "vitest";

import { parseCustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import { bytesOf, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import type { LookEvent, Seen } from "#audit/looks.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { phoneToken } from "#audit/search/phone-tokens.ts";

import { listLooks } from "./access-looks.ts";
import { type Db, memoryStore } from "./client.ts";
import { RECORDED_AT, storeOf } from "./honest-store.ts";
import { appendLooks } from "./looks.ts";
import { ACCESS } from "./migrate.ts";
import { findCustomerPhones } from "./registry.ts";
import { registryReveals } from "./registry-reveals.ts";
import { snapshotWriter } from "./registry-writer.ts";
import { unlistedLooks } from "./unlisted-looks.ts";
import { selectLeaves } from "./walk.ts";

const NOW = Date.parse("2026-03-22T12:00:00.000Z");
const scope = { subject: null, zone: "UTC", now: NOW };
const phoneKey = Buffer.alloc(32, 7);

let db: Db;
let access: Db;

// Leaf 0: Ana, account 7, a number; leaf 1: Bia, account 8, a status; leaf 2: Ana, account 8, later.
beforeEach(() => {
  db = storeOf([
    phoneEvent({ object: { account_id: 7, customer_id: 70, number: "987652123" } }),
    statusEvent({ data: { email: "bia@bank.example" }, object: { account_id: 8, status: "BLOCKED" } }),
    statusEvent({ at: "2026-03-20T15:00:00.000Z", object: { account_id: 8, status: "NORMAL" } }),
  ]);
  access = memoryStore(ACCESS);
});

/** Records a look and returns its leaf index. */
function look(event: LookEvent, object: Seen, origin: "WEB" | "CLI" = "WEB"): number {
  const looker = { viewer: "inv@bank.example", roles: [], origin, session: null, address: null, request: "r" };
  const [leaf = -1] = appendLooks(access, [{ looker, look: { event, method: "GET", uri: "/", object } }], NOW);
  return leaf;
}

const leavesOf = (about: string) => selectLeaves(db, parseSearch(about), { ...scope, phoneKey }, { limit: 1000 });
const about = (search: string) => unlistedLooks(access, { db, zone: "UTC", phoneKey }, leavesOf(search)).looks;

test("an export is a look at every event that its search, asked again, has in it", () => {
  const all = look("viewer_export", { list: "events", search: "", ledger_size: 3 });
  const blocked = look("viewer_export", { list: "events", search: "status:BLOCKED", ledger_size: 3 });
  const phones = look("viewer_export", { list: "phone-edits", search: "", ledger_size: 3 });
  const early = look("viewer_export", { list: "events", search: "", ledger_size: 1 });
  expect(about("account:7")).toEqual([early, phones, all]);
  expect(about("account:8")).toEqual([blocked, all]);
  expect(about("operator:ana@bank.example")).toEqual([early, phones, all]);
  expect(about("phone:*2123")).toEqual([early, phones, all]);
  expect(about("account:99")).toEqual([]);
});

test("what was asked is read in its zone and at its time, and numbers by their tokens", () => {
  const token = phoneToken("11987652123", phoneKey);
  const number = look("viewer_search", { search: `phone:${token}`, ledger_size: 3 }, "CLI");
  look("viewer_search", { search: `phone:${phoneToken("11911112222", phoneKey)}`, ledger_size: 3 }, "CLI");
  const at = Date.parse("2026-03-20T15:30:00.000Z");
  const hour = look("viewer_export", { list: "events", search: "last:1h", zone: "UTC", now: at, ledger_size: 3 });
  look("viewer_export", { list: "events", search: "last:1h", zone: "UTC", now: at + 86_400_000, ledger_size: 3 });
  expect(about("account:7")).toEqual([number]);
  expect(about("account:8")).toEqual([hour]);
});

test("what the command line printed is among them, and what cannot be asked again, but no export of the log itself", () => {
  const timeline = look("viewer_open", { account_id: 7, ledger_size: 3 }, "CLI");
  const revealed = look("viewer_reveal", { search: "account:7", ledger_size: 3, reason: "a court order" }, "CLI");
  const text = look("viewer_search", { search: '"ligou de *****2123"', ledger_size: 3 }, "CLI");
  const unread = look("viewer_export", { list: "events", search: "nokey:1", ledger_size: 3 });
  look("viewer_export", { list: "/access", search: "", ledger_size: 3 });
  look("viewer_open", { account_id: 8, ledger_size: 3 }, "CLI");
  expect(about("account:7")).toEqual([unread, text, revealed, timeline]);
});

test("with more lists than are compared it says so, and the newest were", () => {
  const leaves = new Uint32Array(100_000).map((_, index) => index);
  const looks = Array.from({ length: 12 }, (_, day) =>
    look("viewer_export", { list: "events", search: `since:2026-03-${day + 1}`, ledger_size: 3 }),
  );
  const found = unlistedLooks(access, { db, zone: "UTC", phoneKey }, leaves);
  expect(found).toEqual({ looks: looks.slice(-10).reverse(), cut: true });
});

test("no more looks are read than may be, the newest first, and it says so", () => {
  const looks = [1, 2, 3].map(() => look("viewer_export", { list: "events", search: "", ledger_size: 3 }));
  const asked = (most: number) => unlistedLooks(access, { db, zone: "UTC", phoneKey }, new Uint32Array([0]), most);
  expect(asked(2)).toEqual({ looks: looks.slice(1).reverse(), cut: true });
  expect(asked(3)).toEqual({ looks: looks.toReversed(), cut: false });
});

test("a page of looks has them beside those that listed the events", () => {
  const listed = look("viewer_search", { search: "", leaves: [0, 1] });
  const exported = look("viewer_export", { list: "events", search: "", ledger_size: 3 });
  look("viewer_open", { leaf_index: 1 });
  const leaves = leavesOf("account:7");
  const request = { search: parseSearch(""), before: null, after: null };
  const page = listLooks(access, scope, { ...request, shown: { leaves, looks: [exported] } });
  expect(page.looks.map(({ leafIndex }) => leafIndex)).toEqual([exported, listed]);
  expect(page.total).toBe(2);
});

test("a reveal of the registry is told of its account and customer, and of nothing that a phone does not have", () => {
  const registry = { customer_phone_id: 3, account_id: 7, customer_id: 70, field: "registry.number", leaves: [] };
  const revealed = look("viewer_reveal", { ...registry, reason: "customer called us" });
  look("viewer_reveal", { leaf_index: 0, account_id: 7, customer_id: 70, reason: "customer called us" });
  const of = (search: string) => registryReveals(access, { db, zone: "UTC", phoneKey }, parseSearch(search));
  expect(of("account:7")).toEqual([revealed]);
  expect(of("customer:70")).toEqual([revealed]);
  expect(of("account:7 customer:70")).toEqual([revealed]);
  for (const other of [
    "account:8",
    "customer:71",
    "",
    "-account:8",
    "account:7 operator:ana@bank.example",
    "phone:*2123",
  ])
    expect(of(other), other).toEqual([]);
});

test("a reveal of the registry is told of its number, by the last four and by the token", () => {
  const path = new URL("../audit/fixtures/contracts/customer_telephone.example.json", import.meta.url);
  const row = {
    ...JSON.parse(readFileSync(path, "utf8")),
    id: 1,
    customer_id: 70,
    area_code: "81",
    number: "997812345",
  };
  const writer = snapshotWriter(db, { source: "test", asOf: NOW, now: RECORDED_AT });
  writer.begin();
  const place = { at: { ordinal: 0, offset: 0, length: 9 }, file: "phones.json", bytes: bytesOf(row) };
  writer.take({ ...place, kind: "phone", phone: parseCustomerTelephone(row) });
  writer.commit();
  const [phone] = findCustomerPhones(db, [70])?.phones ?? [];
  const of = (search: string) => registryReveals(access, { db, zone: "UTC", phoneKey }, parseSearch(search));
  const revealed = look("viewer_reveal", { customer_phone_id: phone?.customerPhoneId, account_id: 7, customer_id: 70 });
  const tokens = ["81997812345", "5581997812345"].map((number) => phoneToken(number, phoneKey));
  for (const asked of ["*2345", ...tokens]) expect(of(`phone:${asked} customer:70`), String(asked)).toEqual([revealed]);
  for (const asked of ["*2123", phoneToken("11987652123", phoneKey)]) expect(of(`phone:${asked}`)).toEqual([]);
});
