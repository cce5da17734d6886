import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";
import { type Db, memoryStore } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { listQuarantine } from "#db/quarantine.ts";

import type { Tally } from "./import-events.ts";
import { watchFolder } from "./watch.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), "rastro-watch-"));
  made.push(folder);
  return folder;
}

const events = (count: number): string => Array.from({ length: count }, () => bytesOf(statusEvent())).join("\n");

/** Watches until `until` holds, then stops; the files that were read, by name. */
async function watched(db: Db, path: string, until: (tallies: Tally[]) => boolean): Promise<[string, Tally][]> {
  const stop = new AbortController();
  const seen: [string, Tally][] = [];
  const watching = watchFolder(
    db,
    { path, from: "/" },
    {
      source: "test",
      settleMs: 30,
      signal: stop.signal,
      onFile: ({ name }, tally) => seen.push([name.slice(path.length + 1), tally]),
    },
  );
  while (!until(seen.map(([, tally]) => tally))) await sleep(10);
  stop.abort();
  await watching;
  return seen;
}

const sum = (tallies: Tally[]) => tallies.reduce((total, { read }) => total + read, 0);

test("files are read once each when they are whole, in folders below too, and not again by the next watch", async () => {
  const [db, folder] = [memoryStore(), folderOf()];
  mkdirSync(join(folder, "2026/03"), { recursive: true });
  writeFileSync(join(folder, "2026/03/a.json"), events(3));
  writeFileSync(join(folder, "b.json.part"), events(5));
  writeFileSync(join(folder, ".c.json"), events(7));
  const first = watched(db, folder, (tallies) => sum(tallies) >= 8);
  renameSync(join(folder, "b.json.part"), join(folder, "b.json"));
  expect((await first).map(([name, { recorded }]) => [name, recorded])).toEqual(
    expect.arrayContaining([
      ["2026/03/a.json", 3],
      ["b.json", 5],
    ]),
  );
  writeFileSync(join(folder, "d.json"), events(2));
  expect((await watched(db, folder, (tallies) => sum(tallies) >= 2)).map(([name]) => name)).toEqual(["d.json"]);
  expect(ledgerSize(db)).toBe(10);
});

test("a file that still grows is not read before it is whole", async () => {
  const [db, folder] = [memoryStore(), folderOf()];
  const text = events(40);
  writeFileSync(join(folder, "a.json"), "");
  let at = 0;
  const growing = setInterval(() => {
    appendFileSync(join(folder, "a.json"), text.slice(at, at + 1000));
    at += 1000;
    if (at >= text.length) clearInterval(growing);
  }, 5);
  const seen = await watched(db, folder, (tallies) => sum(tallies) >= 40);
  expect(seen.at(-1)?.[1]).toEqual({ read: 40, recorded: 40, duplicate: 0, refused: 0 });
  expect(listQuarantine(db, { limit: 1 })).toEqual([]);
});

test("told to stop inside a file, it ends with a whole batch, and the next watch goes on behind it", async () => {
  const [db, folder] = [memoryStore(), folderOf()];
  writeFileSync(join(folder, "a.json"), `${events(2500)}\n{"broken":1}`);
  const stop = new AbortController();
  const tallies: Tally[] = [];
  const onFile = (_: unknown, tally: Tally) => void tallies.push(tally);
  const watching = watchFolder(
    db,
    { path: folder, from: "/" },
    { source: "test", settleMs: 30, signal: stop.signal, onFile },
  );
  while (ledgerSize(db) === 0) await sleep(0);
  stop.abort();
  await watching;
  expect([1000, 2000]).toContain(ledgerSize(db));
  expect(tallies).toMatchObject([{ recorded: ledgerSize(db) }]);

  const rest = 2500 - ledgerSize(db);
  const seen = await watched(db, folder, (more) => sum(more) > rest);
  expect(seen).toEqual([["a.json", { read: rest + 1, recorded: rest, duplicate: 0, refused: 1 }]]);
  expect(listQuarantine(db, { limit: 5 })).toMatchObject([{ ordinal: 2500, times: 1 }]);
});
