import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { problemOf } from "#audit/problem-of.ts";

import { backupStore as backup, eventsIn, KINDS } from "./backup.ts";
import { openStore } from "./client.ts";
import { append } from "./honest-store.ts";
import { restoreStore as restore } from "./restore.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function backupStore(store: string, file: string): { events: number } {
  backup(store, file, KINDS.trail);
  return { events: eventsIn(file) };
}

function restoreStore(store: string, file: string): { events: number } {
  restore(store, file, KINDS.trail);
  return { events: eventsIn(store) };
}

const path = (name: string): string => join(folder, name);

function put(store: string, values: unknown[]): void {
  const db = openStore(store);
  append(db, values);
  db.$client.close();
}

/** Every row of every table that people rely on. */
function contents(store: string) {
  const { $client } = openStore(store);
  const tables = $client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const rows = Object.fromEntries(
    tables
      .filter((table) => !table.startsWith("sqlite_"))
      .map((table) => [table, $client.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]),
  );
  const triggers = $client
    .prepare("SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'index') ORDER BY sql")
    .all();
  $client.close();
  return { rows, triggers };
}

test("a backup that is restored is the same, row by row, with its guards", () => {
  put(path("a.db"), [statusEvent(), statusEvent({ object: { description: "bloqueio judicial" } }), "broken"]);
  expect(backupStore(path("a.db"), path("copy"))).toEqual({ events: 2 });
  expect(restoreStore(path("b.db"), path("copy"))).toEqual({ events: 2 });
  expect(contents(path("b.db"))).toEqual(contents(path("a.db")));
  put(path("b.db"), [statusEvent()]);
  expect(existsSync(path("copy.partial"))).toBe(false);
});

test("a backup never overwrites a file", () => {
  put(path("a.db"), [statusEvent()]);
  writeFileSync(path("copy"), "mine");
  expect(problemOf(() => backupStore(path("a.db"), path("copy")))?.code).toBe("file_exists");
});

test("a ledger goes on from a backup that holds all of it, and is neither taken back nor forked", () => {
  const [one, two, three] = [statusEvent(), statusEvent(), statusEvent()];
  put(path("a.db"), [one]);
  backupStore(path("a.db"), path("early"));
  put(path("a.db"), [two]);
  backupStore(path("a.db"), path("late"));

  put(path("b.db"), [one]);
  // Recorded at the same moment in both, as a copy of the store would be.
  expect(restoreStore(path("b.db"), path("late"))).toEqual({ events: 2 });
  expect(problemOf(() => restoreStore(path("a.db"), path("early")))?.code).toBe("restore_forks");
  put(path("c.db"), [one, three]);
  expect(problemOf(() => restoreStore(path("c.db"), path("late")))?.code).toBe("restore_forks");
  expect(contents(path("c.db")).rows.audit_events).toHaveLength(2);
  put(path("d.db"), ["only refused"]);
  expect(problemOf(() => restoreStore(path("d.db"), path("late")))?.code).toBe("restore_forks");
});

test("a store that somebody has open is not replaced", () => {
  put(path("a.db"), [statusEvent()]);
  backupStore(path("a.db"), path("copy"));
  const server = openStore(path("b.db"));
  server.$client.prepare("SELECT count(*) FROM audit_events").get();
  expect(problemOf(() => restoreStore(path("b.db"), path("copy")))?.code).toBe("store_busy");
  server.$client.close();
  expect(restoreStore(path("b.db"), path("copy"))).toEqual({ events: 1 });
});

test("what is no backup, or a damaged one, replaces nothing", () => {
  put(path("a.db"), [statusEvent()]);
  writeFileSync(path("text"), "not a store");
  expect(problemOf(() => restoreStore(path("a.db"), path("text")))?.code).toBe("store_damaged");
  expect(problemOf(() => restoreStore(path("a.db"), path("nowhere")))?.code).toMatch(/^store_/);
  expect(contents(path("a.db")).rows.audit_events).toHaveLength(1);
});

test("a backup under load is whole: every batch that is in it is in it completely", async () => {
  put(path("a.db"), [statusEvent()]);
  const program = `
    const { workerData } = require("node:worker_threads");
    Promise.all([import(workerData.client), import(workerData.honest), import(workerData.event)]).then(([c, h, e]) => {
      const db = c.openStore(workerData.store);
      for (let batch = 0; batch < 400; batch += 1) h.append(db, Array.from({ length: 10 }, () => e.statusEvent({ id: Math.random() + "" })));
      db.$client.close();
    });`;
  const at = (file: string) => new URL(file, import.meta.url).href;
  const load = new Worker(program, {
    eval: true,
    workerData: {
      store: path("a.db"),
      client: at("./client.ts"),
      honest: at("./honest-store.ts"),
      event: at("../audit/honest-event.ts"),
    },
  });
  const ended = new Promise((resolve) => load.once("exit", resolve));
  const db = openStore(path("a.db"));
  const size = () => db.$client.prepare("SELECT count(*) FROM audit_events").pluck().get() as number;
  while (size() < 100) await new Promise((resolve) => setTimeout(resolve, 1));
  const { events } = backupStore(path("a.db"), path("copy"));
  await ended;
  expect(events % 10).toBe(1);
  expect(events).toBeLessThan(size());
  db.$client.close();
  expect(restoreStore(path("b.db"), path("copy"))).toEqual({ events });
});
