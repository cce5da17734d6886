import type { Command } from "commander";

import { isoTime } from "#audit/time.ts";
import type { Db } from "#db/client.ts";
import { countQuarantine, listQuarantine, type QuarantineItem } from "#db/quarantine.ts";

import { columns, print, printLine } from "../output.ts";
import { withStore } from "../store.ts";

type Options = { json?: true };

/** `quarantine list`: what was refused, newest first, with its place and its problem. */
export function addQuarantine(program: Command): void {
  program
    .command("quarantine")
    .description("what was refused, and why")
    .command("list", { isDefault: true })
    .description("list what waits in quarantine, newest first")
    .option("--json", "print one JSON object")
    .exitOverride()
    .action((options: Options) => withStore((db) => (options.json ? printObject(db) : printTable(db))));
}

async function printObject(db: Db): Promise<void> {
  const total = countQuarantine(db).reduce((sum, { count }) => sum + count, 0);
  await print(`{"quarantined":${total},"items":[`);
  let separator = "";
  for (const item of everyItem(db)) {
    await print(`${separator}${JSON.stringify(itemJson(item))}`);
    separator = ",";
  }
  await printLine("]}");
}

async function printTable(db: Db): Promise<void> {
  const rows = [...everyItem(db)].map((item) => [
    String(item.quarantineId),
    isoTime(item.firstSeenAt),
    item.file,
    String(item.ordinal),
    String(item.offset),
    item.code,
    item.pointer ?? "",
    item.beginning.replace(/\s+/g, " ").slice(0, 60),
  ]);
  if (rows.length === 0) return printLine("Nothing is in quarantine.");
  await printLine(columns([["ID", "SINCE", "FILE", "EVENT", "BYTE", "PROBLEM", "POINTER", "BEGINS"], ...rows]));
}

function* everyItem(db: Db): Generator<QuarantineItem> {
  let before: number | null = null;
  for (;;) {
    const page = listQuarantine(db, { limit: PAGE, before });
    yield* page;
    if (page.length < PAGE) return;
    before = page.at(-1)?.quarantineId ?? null;
  }
}

const PAGE = 500;

const itemJson = (item: QuarantineItem) => ({
  id: item.quarantineId,
  source: item.source,
  file: item.file,
  ordinal: item.ordinal,
  offset: item.offset,
  length: item.length,
  problem: { code: item.code, title: item.title, pointer: item.pointer, expected: item.expected },
  first_seen_at: isoTime(item.firstSeenAt),
  last_seen_at: isoTime(item.lastSeenAt),
  times: item.times,
  begins: item.beginning,
});
