import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";

import { KINDS } from "./backup.ts";
import { type Db, openStore } from "./client.ts";
import { backupData, restoreData } from "./data-backup.ts";
import { append, pluck } from "./honest-store.ts";
import { addToken, revokeTokens, sourceOfToken } from "./ingest/tokens.ts";
import { accessFile, storeFile, viewersFile } from "./live.ts";
import { appendLooks } from "./looks.ts";
import { ACCESS, migrateStore, TRAIL, VIEWERS } from "./migrate.ts";
import { restoreStore } from "./restore.ts";
import { addViewer, countViewers } from "./viewers.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-data-backup-"));
  for (const name of ["here", "there"]) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

const [here, there, file] = [() => join(folder, "here"), () => join(folder, "there"), () => join(folder, "copy")];

function withDb<T>(path: string, migrations: typeof TRAIL, work: (db: Db) => T): T {
  const db = openStore(path, migrations);
  try {
    return work(db);
  } finally {
    db.$client.close();
  }
}

const LOOKER = { viewer: "ana", roles: [], origin: "WEB" as const, session: null, address: null, request: "r" };
const record = (data: string) => withDb(storeFile(data), TRAIL, (db) => append(db, [statusEvent()]));
const look = (data: string) =>
  withDb(accessFile(data), ACCESS, (access) =>
    appendLooks(access, [{ looker: LOOKER, look: { event: "viewer_open", method: "GET", uri: "/", object: {} } }], 1),
  );
const looks = (data: string) =>
  withDb(accessFile(data), ACCESS, (db) => pluck(db, "SELECT count(*) FROM audit_events"));
const sourceIn = (data: string, token: string) => withDb(viewersFile(data), VIEWERS, (db) => sourceOfToken(db, token));

/** A data directory with an event, a look, a viewer who is signed in, and a token. */
async function fill(data: string): Promise<string> {
  record(data);
  look(data);
  const db = openStore(viewersFile(data), VIEWERS);
  await addViewer(db, { email: "ana@bank.example", role: "admin" }, "orbit velvet cinnamon 9");
  db.$client
    .prepare("INSERT INTO sessions VALUES ('s', 't', ?, 9, 1, NULL, NULL, 1, 1)")
    .run(pluck(db, "SELECT viewer_id FROM viewers"));
  const token = addToken(db, "core");
  db.$client.close();
  return token;
}

test("a backup holds the ledger, who looked and who may sign in; restored elsewhere it is the same, and nobody is signed in", async () => {
  const token = await fill(here());
  const files = [`${file()}.access`, `${file()}.viewers`, file()];
  expect(backupData(here(), file())).toEqual({ events: 1, files });
  expect(readdirSync(folder).sort()).toEqual(["copy", "copy.access", "copy.viewers", "here", "there"]);
  expect(restoreData(there(), file())).toEqual({ events: 1, files });
  expect(looks(there())).toBe(1);
  expect(sourceIn(there(), token)).toBe("core");
  withDb(viewersFile(there()), VIEWERS, (db) => {
    expect(countViewers(db)).toBe(1);
    expect(pluck(db, "SELECT count(*) FROM sessions")).toBe(0);
  });
  expect(withDb(viewersFile(here()), VIEWERS, (db) => pluck(db, "SELECT count(*) FROM sessions"))).toBe(1);
});

test("a data directory that is not there yet is made; a backup that is not there says so, and makes none", async () => {
  await fill(here());
  backupData(here(), file());
  const fresh = join(folder, "not", "yet");
  expect(problemOf(() => restoreData(fresh, join(folder, "none")))).toMatchObject({
    code: "path_unreadable",
    place: { path: join(folder, "none") },
  });
  expect(existsSync(fresh)).toBe(false);
  expect(restoreData(fresh, file()).events).toBe(1);
  expect(looks(fresh)).toBe(1);
});

test("what was looked at since stays, and what was revoked stays revoked", async () => {
  const token = await fill(here());
  backupData(here(), file());
  look(here());
  withDb(viewersFile(here()), VIEWERS, (db) => revokeTokens(db, { source: "core" }));
  expect(restoreData(here(), file())).toEqual({ events: 1, files: [file()] });
  expect(looks(here())).toBe(2);
  expect(sourceIn(here(), token)).toBeNull();
});

test("an access log of another place is not taken for the end of this one", async () => {
  await fill(here());
  backupData(here(), file());
  look(there());
  expect(problemOf(() => restoreData(there(), file()))).toMatchObject({
    code: "restore_forks",
    place: { path: accessFile(there()) },
  });
  expect(existsSync(storeFile(there()))).toBe(false);
});

test("a ledger alone is a backup, as those of older releases are; an access log is none", async () => {
  await fill(here());
  backupData(here(), file());
  for (const end of [".access", ".viewers"])
    expect(problemOf(() => restoreData(there(), file() + end))?.code).toBe("store_damaged");
  for (const end of [".access", ".viewers"]) rmSync(file() + end);
  expect(restoreData(there(), file())).toEqual({ events: 1, files: [file()] });
});

test("a backup overwrites none of its files", async () => {
  await fill(here());
  backupData(here(), file());
  rmSync(file());
  expect(problemOf(() => backupData(here(), file()))).toMatchObject({
    code: "file_exists",
    place: { path: `${file()}.access` },
  });
  expect(existsSync(file())).toBe(false);
});

test("who opened the old store while it was replaced is refused, and records nothing where nobody would find it", async () => {
  await fill(here());
  backupData(here(), file());
  withDb(storeFile(there()), TRAIL, () => {});
  // As a server that was started in that moment: the file is open, and nothing of it is read or locked yet.
  const early = new Database(storeFile(there()));
  restoreStore(storeFile(there()), file(), KINDS.trail);
  expect(problemOf(() => migrateStore(early, TRAIL))?.code).toBe("store_newer");
  early.close();
  expect(withDb(storeFile(there()), TRAIL, (db) => pluck(db, "SELECT count(*) FROM audit_events"))).toBe(1);
});
