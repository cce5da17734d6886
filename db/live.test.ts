import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";

import { openStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { append } from "./honest-store.ts";
import { closeStores, demoFile, isEmpty, liveStore, storeFile } from "./live.ts";

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rastro-live-"));
});
afterEach(() => {
  closeStores();
  rmSync(data, { recursive: true });
});

function put(file: string, values: unknown[]): void {
  const db = openStore(file);
  append(db, values);
  db.$client.close();
}

test("the demo is shown while the store is empty, and ends with the first thing that is brought to it", () => {
  put(demoFile(data), [statusEvent(), statusEvent()]);
  const shown = () => {
    const { db, demo } = liveStore(data, true);
    return { demo, events: ledgerSize(db) };
  };
  expect(shown()).toEqual({ demo: true, events: 2 });
  expect(liveStore(data, false).demo).toBe(false);
  put(storeFile(data), [statusEvent()]);
  expect(shown()).toEqual({ demo: false, events: 1 });
});

test("what was refused is something too: the demo does not hide it", () => {
  put(demoFile(data), [statusEvent()]);
  put(storeFile(data), ["refused"]);
  expect(liveStore(data, true).demo).toBe(false);
});

test("without a demo an empty store is shown as what it is", () => {
  const { db, demo } = liveStore(data, true);
  expect([demo, isEmpty(db)]).toEqual([false, true]);
});

test("a store that cannot be read is a problem, never the demo or an empty list", () => {
  put(demoFile(data), [statusEvent()]);
  writeFileSync(storeFile(data), "no database".repeat(1000));
  expect(() => liveStore(data, true)).toThrow(expect.objectContaining({ code: "store_damaged" }));
});
