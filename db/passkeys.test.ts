import { expect, test } from "vitest";

import { type Db, memoryStore } from "./client.ts";
import { VIEWERS } from "./migrate.ts";
import { isPasswordOf } from "./own-password.ts";
import { addPasskey, findPasskey, listPasskeys, removePasskey, removePasskeys, spendAnswer } from "./passkeys.ts";
import { addViewer, listViewers } from "./viewers.ts";
import { sessions } from "./viewers-schema.ts";

const T = Date.parse("2026-03-20T12:00:00.000Z");
const PASSWORD = "orbit velvet cinnamon 9";

const viewer = async (db: Db, email: string) => (await addViewer(db, { email, role: "viewer" }, PASSWORD)).id;

function add(db: Db, viewerId: string, id: string, signCount = 0): string {
  const key = { credentialId: `credential ${id}`, publicKey: Buffer.from("key"), transports: ["internal"] };
  addPasskey(db, { ...key, id, viewerId, signCount, name: id, host: "localhost" }, T);
  return id;
}

test("an answer is good once, also while the passkey counts nothing", async () => {
  const db = memoryStore(VIEWERS);
  const id = add(db, await viewer(db, "ana@bank.example"), "phone");
  expect(spendAnswer(db, id, { challenge: "a", signCount: 0 }, T + 1)).toBe(true);
  expect(spendAnswer(db, id, { challenge: "a", signCount: 0 }, T + 299_000)).toBe(false);
  expect(spendAnswer(db, id, { challenge: "b", signCount: 0 }, T + 2)).toBe(true);
  expect(listPasskeys(db, findPasskey(db, "credential phone")?.viewerId ?? "")[0]?.lastUsedAt).toEqual(new Date(T + 2));
});

test("a copy that has signed less often opens nothing, and neither does a passkey that was removed meanwhile", async () => {
  const db = memoryStore(VIEWERS);
  const id = add(db, await viewer(db, "ana@bank.example"), "key", 7);
  expect(spendAnswer(db, id, { challenge: "a", signCount: 7 }, T)).toBe(false);
  expect(spendAnswer(db, id, { challenge: "b", signCount: 0 }, T)).toBe(false);
  expect(spendAnswer(db, id, { challenge: "c", signCount: 8 }, T)).toBe(true);
  const { viewerId } = findPasskey(db, "credential key") ?? { viewerId: "" };
  removePasskey(db, viewerId, id);
  expect(findPasskey(db, "credential key")).toBeNull();
  expect(spendAnswer(db, id, { challenge: "d", signCount: 9 }, T)).toBe(false);
});

test("a viewer removes their own passkeys and nobody else's, and has room for twenty", async () => {
  const db = memoryStore(VIEWERS);
  const [ana, bia] = [await viewer(db, "ana@bank.example"), await viewer(db, "bia@bank.example")];
  add(db, ana, "hers");
  removePasskey(db, bia, "hers");
  expect(listPasskeys(db, ana).map(({ name }) => name)).toEqual(["hers"]);
  expect(() => add(db, bia, "hers")).toThrow(expect.objectContaining({ code: "passkey_invalid" }));
  for (let n = 1; n < 20; n += 1) add(db, ana, `key ${n}`);
  expect(() => add(db, ana, "one more")).toThrow(expect.objectContaining({ code: "passkey_limit" }));
  expect(listViewers(db).map(({ passkeys }) => passkeys)).toEqual([20, 0]);
});

test("lost passkeys are taken away, and every session of their viewer with them", async () => {
  const db = memoryStore(VIEWERS);
  const id = await viewer(db, "ana@bank.example");
  add(db, id, "phone");
  const now = new Date(T);
  const times = { createdAt: now, updatedAt: now, lastSeenAt: now, expiresAt: new Date(T + 1000) };
  db.insert(sessions)
    .values({ id: "s", token: "t", userId: id, ...times })
    .run();
  removePasskeys(db, id);
  expect([listPasskeys(db, id), db.select().from(sessions).all()]).toEqual([[], []]);
});

test("a password is asked for again, and is nobody's who has none", async () => {
  const db = memoryStore(VIEWERS);
  const id = await viewer(db, "ana@bank.example");
  const guest = await addViewer(db, { email: "bia@bank.example", role: "viewer" }, null);
  expect(await isPasswordOf(db, id, PASSWORD)).toBe(true);
  expect(await isPasswordOf(db, id, "not the password")).toBe(false);
  expect(await isPasswordOf(db, guest.id, "")).toBe(false);
});
