import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";

import { type Db, openStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { makeRecorder } from "./look-recorder.ts";
import type { Looked } from "./looks.ts";
import { ACCESS } from "./migrate.ts";
import { type Sync, SyncedLog } from "./synced-log.ts";

const LOOKED: Looked = {
  looker: { viewer: "ana", roles: [], origin: "WEB", session: null, address: null, request: "r" },
  look: { event: "viewer_open", method: "GET", uri: "/accounts/7", object: { account_id: 7 } },
};

let folder = "";
let access: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-recorder-"));
  access = openStore(join(folder, "access.db"), ACCESS);
});
afterEach(() => {
  access.$client.close();
  rmSync(folder, { recursive: true });
});

const recorderWith = (sync: Sync) => makeRecorder(access, new SyncedLog(access, sync));
const turns = async () => {
  for (let passed = 0; passed < 20; passed += 1) await turn();
};

test("a look is told to be on record when the disk has it, and those that come meanwhile are the next group", async () => {
  const syncs: (() => void)[] = [];
  const record = recorderWith(() => new Promise((resolve) => syncs.push(resolve)));
  const told: number[] = [];
  const look = () => void record(LOOKED).then((leaf) => told.push(leaf));
  look();
  await turns();
  expect([ledgerSize(access), told, syncs.length]).toEqual([1, [], 1]);
  for (let looks = 0; looks < 3; looks += 1) look();
  await turns();
  expect([ledgerSize(access), told, syncs.length]).toEqual([1, [], 1]);
  syncs[0]?.();
  await turns();
  expect([ledgerSize(access), told, syncs.length]).toEqual([4, [0], 2]);
  syncs[1]?.();
  await turns();
  expect(told).toEqual([0, 1, 2, 3]);
});

const failure = () => Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" });

test("what the disk did not take is refused, and those after it are recorded again", async () => {
  let fails = true;
  const record = recorderWith(async () => {
    if (fails) throw failure();
  });
  await expect(record(LOOKED)).rejects.toMatchObject({ code: "store_damaged" });
  fails = false;
  expect(await record(LOOKED)).toBe(1);
  expect(access.$client.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("nor is anything recorded behind it while somebody else writes, so that it cannot be written again", async () => {
  access.$client.pragma("busy_timeout = 0");
  const other = openStore(join(folder, "access.db"), ACCESS);
  let fails = true;
  const record = recorderWith(async () => {
    if (!fails) return;
    fails = false;
    other.$client.exec("BEGIN IMMEDIATE");
    throw failure();
  });
  await expect(record(LOOKED)).rejects.toMatchObject({ code: "store_damaged" });
  await expect(record(LOOKED)).rejects.toMatchObject({ code: "store_busy" });
  other.$client.close();
  expect(await record(LOOKED)).toBe(1);
});
