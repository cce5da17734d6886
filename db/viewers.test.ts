import { expect, test } from "vitest";

import { type Db, memoryStore } from "./client.ts";
import { VIEWERS } from "./migrate.ts";
import { findLink, makeLink, takeLink } from "./one-time-links.ts";
import { findSession, IDLE_MS, listSessions, revokeOthers, revokeSession, SESSION_S } from "./sessions.ts";
import { spendCode } from "./used-codes.ts";
import {
  addViewer,
  changeViewer,
  countViewers,
  demoViewer,
  listViewers,
  removeSecondFactor,
  setPassword,
} from "./viewers.ts";
import { secondFactors, sessions, viewers } from "./viewers-schema.ts";

const T = Date.parse("2026-03-20T12:00:00.000Z");
const PASSWORD = "orbit velvet cinnamon 9";

const add = (db: Db, email: string, role: "viewer" | "admin" = "viewer") => addViewer(db, { email, role }, PASSWORD);

function begin(db: Db, userId: string, token: string, at = T): void {
  const times = { createdAt: new Date(at), updatedAt: new Date(at), lastSeenAt: new Date(at) };
  const expiresAt = new Date(at + SESSION_S * 1000);
  db.insert(sessions)
    .values({ id: `id ${token}`, token, userId, expiresAt, ipAddress: null, userAgent: null, ...times })
    .run();
}

test("an address is one viewer however it is written, and nonsense is none", async () => {
  const db = memoryStore(VIEWERS);
  expect((await add(db, " Ana@Bank.example ")).email).toBe("ana@bank.example");
  await expect(add(db, "ANA@bank.example")).rejects.toMatchObject({ code: "viewer_exists" });
  for (const email of ["", "ana", "a b@c.d", "a@b,c@d"])
    await expect(add(db, email)).rejects.toMatchObject({ code: "email_invalid" });
  expect(listViewers(db).length).toBe(1);
});

test("a session lives twelve hours when it is used, and half an hour when it is not", async () => {
  const db = memoryStore(VIEWERS);
  const { id } = await add(db, "ana@bank.example");
  begin(db, id, "used");
  for (let at = T; at < T + SESSION_S * 1000; at += IDLE_MS - 60_000)
    expect(findSession(db, "used", at)).toMatchObject({ id, role: "viewer" });
  expect(findSession(db, "used", T + SESSION_S * 1000)).toBeNull();
  begin(db, id, "idle");
  expect(findSession(db, "idle", T + IDLE_MS)).toBeNull();
  expect(findSession(db, "idle", T)).toBeNull();
  expect(findSession(db, "unknown", T)).toBeNull();
});

test("disabling, a new role and a new password end every session; ending one ends only one's own", async () => {
  const db = memoryStore(VIEWERS);
  const [ana, bia] = [await add(db, "ana@bank.example"), await add(db, "bia@bank.example")];
  const ways = [
    () => changeViewer(db, ana.id, { disabled: "yes" }),
    () => changeViewer(db, ana.id, { role: "auditor" }),
    () => setPassword(db, ana.id, `${PASSWORD} new`),
  ];
  for (const [n, way] of ways.entries()) {
    changeViewer(db, ana.id, { disabled: "no" });
    begin(db, ana.id, `token ${n}`);
    expect(findSession(db, `token ${n}`, T)).not.toBeNull();
    await way();
    expect(findSession(db, `token ${n}`, T)).toBeNull();
  }
  for (const token of ["one", "two", "three"]) begin(db, ana.id, token);
  revokeSession(db, bia.id, "id one");
  expect(listSessions(db, ana.id, T).length).toBe(3);
  revokeSession(db, ana.id, "id one");
  expect(findSession(db, "one", T)).toBeNull();
  revokeOthers(db, ana.id, "id two");
  expect(listSessions(db, ana.id, T).map(({ id }) => id)).toEqual(["id two"]);
});

test("the last administrator can neither be disabled nor become something else", async () => {
  const db = memoryStore(VIEWERS);
  const admin = await add(db, "admin@bank.example", "admin");
  for (const change of [{ disabled: "yes" }, { role: "viewer" }] as const)
    expect(() => changeViewer(db, admin.id, change)).toThrow(expect.objectContaining({ code: "last_admin" }));
  await add(db, "second@bank.example", "admin");
  expect(changeViewer(db, admin.id, { role: "viewer" }).role).toBe("viewer");
});

test("the viewer of a demo counts as nobody, and is gone with the first administrator", async () => {
  const db = memoryStore(VIEWERS);
  begin(db, demoViewer(db), "demo");
  expect(demoViewer(db)).toBe(demoViewer(db));
  expect([countViewers(db), listViewers(db)]).toEqual([0, []]);
  expect(findSession(db, "demo", T)).not.toBeNull();
  await add(db, "admin@bank.example", "admin");
  expect(findSession(db, "demo", T)).toBeNull();
});

test("a one-time link works once, for half an hour, and the newest takes the place of the others", async () => {
  const db = memoryStore(VIEWERS);
  const { id } = await add(db, "ana@bank.example");
  const link = { purpose: "set_password", viewerId: id } as const;
  const [lost, token] = [makeLink(db, link, T), makeLink(db, link, T)];
  expect(findLink(db, lost, T)).toBeNull();
  expect(findLink(db, token, T)).toEqual(link);
  expect(takeLink(db, token, T)).toEqual(link);
  expect(takeLink(db, token, T)).toBeNull();
  expect(takeLink(db, makeLink(db, link, T), T + 30 * 60_000)).toBeNull();
  const kept = JSON.stringify(db.$client.prepare("SELECT * FROM one_time_links").all());
  expect(kept).not.toContain(makeLink(db, link, T));
});

test("a code opens once, for each viewer", async () => {
  const db = memoryStore(VIEWERS);
  const [ana, bia] = [await add(db, "ana@bank.example"), await add(db, "bia@bank.example")];
  expect(spendCode(db, ana.id, "123456", T)).toBe(true);
  expect(spendCode(db, ana.id, "123456", T + 89_000)).toBe(false);
  expect(spendCode(db, bia.id, "123456", T)).toBe(true);
});

test("a lost second factor is taken away, and every session of its viewer with it", async () => {
  const db = memoryStore(VIEWERS);
  const { id } = await add(db, "ana@bank.example");
  db.insert(secondFactors).values({ id: "f", userId: id, secret: "s", backupCodes: "[]", verified: true }).run();
  db.update(viewers).set({ twoFactorEnabled: true }).run();
  begin(db, id, "token");
  expect(findSession(db, "token", T)).toMatchObject({ secondFactor: true });
  expect(removeSecondFactor(db, id)).toMatchObject({ secondFactor: false });
  expect(findSession(db, "token", T)).toBeNull();
  expect(db.select().from(secondFactors).all()).toEqual([]);
  expect(() => removeSecondFactor(db, "nobody")).toThrow(expect.objectContaining({ code: "viewer_unknown" }));
});
