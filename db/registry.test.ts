import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { parseCustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import { bytesOf, type Fields } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";
import { Problem } from "#audit/problems.ts";

import { type Db, memoryStore } from "./client.ts";
import { pluck, RECORDED_AT } from "./honest-store.ts";
import { listQuarantine } from "./quarantine.ts";
import { findCustomerPhones, newestSnapshot } from "./registry.ts";
import { type SnapshotTally, snapshotWriter } from "./registry-writer.ts";

const example: Fields = JSON.parse(
  readFileSync(new URL("../audit/fixtures/contracts/customer_telephone.example.json", import.meta.url), "utf8"),
);
const phone = (id: number | string, other: Fields = {}): Fields => ({ ...example, id, ...other });

/** Records one snapshot as the importer would: row by row, a refused one with its problem. */
function snapshot(db: Db, asOf: number, rows: unknown[]): SnapshotTally {
  const writer = snapshotWriter(db, { source: "test", asOf, now: RECORDED_AT });
  writer.begin();
  rows.forEach((row, ordinal) => {
    const place = { at: { ordinal, offset: ordinal * 10, length: 9 }, file: "phones.json", bytes: bytesOf(row) };
    const problem = problemOf(() => parseCustomerTelephone(row));
    if (problem) writer.take({ ...place, kind: "refused", problem });
    else writer.take({ ...place, kind: "phone", phone: parseCustomerTelephone(row) });
  });
  return writer.commit();
}

const tally = (numbers: Partial<SnapshotTally>): SnapshotTally => ({
  read: 0,
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  refused: 0,
  ...numbers,
});
const phonesOf = (db: Db) => findCustomerPhones(db, [144527])?.phones.map(({ phoneId }) => phoneId);
const count = (db: Db, table: string) => pluck(db, `SELECT count(*) FROM ${table}`);

describe("a snapshot is told against the one before it", () => {
  test("what was added, changed, removed and unchanged", () => {
    const db = memoryStore();
    expect(snapshot(db, 1, [phone(1), phone(2), phone(3)])).toEqual(tally({ read: 3, added: 3 }));
    expect(snapshot(db, 2, [phone(1), phone(2, { level_id: "M" }), phone(4)])).toEqual(
      tally({ read: 3, added: 1, changed: 1, removed: 1, unchanged: 1 }),
    );
    expect(phonesOf(db)).toEqual(["1", "2", "4"]);
    expect(findCustomerPhones(db, [144527])).toMatchObject({ asOf: 2, phones: [{}, { levelId: "M" }, {}] });
  });

  test("an id as a string and as an integer is one phone, and a state that was seen before is stored once", () => {
    const db = memoryStore();
    snapshot(db, 1, [phone(70994)]);
    expect(snapshot(db, 2, [phone("70994")])).toEqual(tally({ read: 1, unchanged: 1 }));
    snapshot(db, 3, [phone(70994, { level_id: "M" })]);
    expect(snapshot(db, 4, [phone(70994)])).toEqual(tally({ read: 1, changed: 1 }));
    expect([count(db, "customer_phones"), count(db, "snapshots")]).toEqual([2, 4]);
  });

  test("the same again is not recorded again; another of the same instant is", () => {
    const db = memoryStore();
    snapshot(db, 1, [phone(1), phone(2)]);
    expect(snapshot(db, 1, [phone(2), phone(1)])).toEqual(tally({ read: 2, unchanged: 2 }));
    expect(count(db, "snapshots")).toBe(1);
    expect(snapshot(db, 1, [phone(1)])).toEqual(tally({ read: 1, unchanged: 1, removed: 1 }));
    expect([count(db, "snapshots"), phonesOf(db)]).toEqual([2, ["1"]]);
  });

  test("one that comes late is told against those before its instant, and does not become the newest", () => {
    const db = memoryStore();
    snapshot(db, 10, [phone(1)]);
    snapshot(db, 30, [phone(1), phone(2), phone(3)]);
    expect(snapshot(db, 20, [phone(1), phone(4)])).toEqual(tally({ read: 2, added: 1, unchanged: 1 }));
    expect([newestSnapshot(db)?.asOf, phonesOf(db)]).toEqual([30, ["1", "2", "3"]]);
    expect(snapshot(db, 5, [phone(9)])).toEqual(tally({ read: 1, added: 1 }));
  });
});

describe("what is refused", () => {
  test("takes no neighbour with it and waits in quarantine; an id that comes twice counts once", () => {
    const db = memoryStore();
    const rows = [phone(1), phone(2, { number: 7 }), phone("1", { level_id: "M" }), "x", phone(3)];
    expect(snapshot(db, 1, rows)).toEqual(tally({ read: 5, added: 2, refused: 3 }));
    expect(phonesOf(db)).toEqual(["1", "3"]);
    expect(listQuarantine(db, { limit: 9 }).map(({ code, pointer, ordinal }) => ({ code, pointer, ordinal }))).toEqual([
      { code: "phone_invalid", pointer: "/", ordinal: 3 },
      { code: "phone_repeated", pointer: "/id", ordinal: 2 },
      { code: "phone_invalid", pointer: "/number", ordinal: 1 },
    ]);
  });

  test("a file in which no row can be read says nothing of the registry: nobody's phones are gone", () => {
    const db = memoryStore();
    snapshot(db, 1, [phone(1)]);
    expect(snapshot(db, 2, [{ wrong: "file" }])).toEqual(tally({ read: 1, refused: 1 }));
    expect([phonesOf(db), newestSnapshot(db)?.asOf]).toEqual([["1"], 1]);
    // The control: a list that is really empty.
    expect(snapshot(db, 2, [])).toEqual(tally({ removed: 1 }));
    expect(phonesOf(db)).toEqual([]);
  });

  test("a snapshot that was broken off leaves nothing behind", () => {
    const db = memoryStore();
    const writer = snapshotWriter(db, { source: "test", asOf: 1, now: RECORDED_AT });
    const row = { at: { ordinal: 0, offset: 0, length: 1 }, file: "f", bytes: bytesOf("x") };
    writer.begin();
    writer.take({ ...row, kind: "phone", phone: parseCustomerTelephone(example) });
    writer.take({ ...row, kind: "refused", problem: new Problem("json_syntax") });
    writer.rollback();
    expect(["snapshots", "customer_phones", "quarantine", "sources"].map((table) => count(db, table))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(snapshot(db, 1, [phone(1)])).toEqual(tally({ read: 1, added: 1 }));
  });
});

describe("a phone as it is shown", () => {
  const shown = (row: Fields) => {
    const db = memoryStore();
    snapshot(db, 1, [phone(1, row)]);
    return findCustomerPhones(db, [144527])?.phones[0];
  };

  test("has all documented fields, its number masked, and none of the deprecated", () => {
    expect(shown({ wa_pushname: "Ana" })).toEqual({
      customerPhoneId: 1,
      phoneId: "1",
      customerId: 144527,
      areaCode: "51",
      number: "*****7766",
      type: "m",
      levelId: "N",
      hasSms: false,
      hasWhatsapp: false,
      insertOrigin: "MAILING",
      insertedBy: 127,
      countryCode: "55",
      countryIso2: "br",
      e164: "+5551*****7766",
      valid: true,
    });
  });

  test("shows no number that stands in another field, and keeps no deprecated one in the store", () => {
    const all = JSON.stringify(shown({ area_code: "51999887766", country_code: "5551999887766" }));
    expect(all).not.toMatch(/99988|\d{6}7766/);
    const db = memoryStore();
    snapshot(db, 1, [phone(1, { wa_pushname: "secret-name", wa_profile_picture: "secret-url" })]);
    expect(Buffer.from(db.$client.serialize()).includes("secret-")).toBe(false);
    expect(Buffer.from(db.$client.serialize()).includes("999887766")).toBe(true);
  });

  test("no customers, or ones that the registry does not know, have none; without a snapshot nothing is claimed", () => {
    const db = memoryStore();
    expect(findCustomerPhones(db, [144527])).toBeNull();
    snapshot(db, 1, [phone(1)]);
    expect([findCustomerPhones(db, [])?.phones, findCustomerPhones(db, [1])?.phones]).toEqual([[], []]);
  });
});
