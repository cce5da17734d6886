import type { Command } from "commander";

import { isoTime } from "#audit/time.ts";
import type { Db } from "#db/client.ts";
import { countQuarantine, listQuarantine, type QuarantineItem } from "#db/quarantine.ts";

import type { Exit } from "../exit.ts";
import { columns, print, printLine } from "../output.ts";
import { withStore } from "../store.ts";
import { addDiscard, addReplay } from "./quarantine-decide.ts";

type Options = { json?: true; all?: true };

/** `quarantine list|replay|discard`: what was refused, newest first, with its place and its problem; and what to do with it. */
export function addQuarantine(program: Command, exit: Exit): void {
  const quarantine = program.command("quarantine").description("what was refused, and why");
  quarantine
    .command("list", { isDefault: true })
    .description("list what waits in quarantine, newest first")
    .option("--all", "also what was discarded, or became an event")
    .option("--json", "print one JSON object")
    .exitOverride()
    .action((options: Options) =>
      withStore((db) => (options.json ? printObject(db, options) : printTable(db, options))),
    );
  addReplay(quarantine, exit);
  addDiscard(quarantine, exit);
}

async function printObject(db: Db, options: Options): Promise<void> {
  const total = countQuarantine(db).reduce((sum, { count }) => sum + count, 0);
  await print(`{"quarantined":${total},"items":[`);
  let separator = "";
  for (const item of everyItem(db, options)) {
    await print(`${separator}${JSON.stringify(itemJson(item))}`);
    separator = ",";
  }
  await printLine("]}");
}

async function printTable(db: Db, options: Options): Promise<void> {
  const rows = [...everyItem(db, options)].map((item) => [
    String(item.quarantineId),
    isoTime(item.firstSeenAt),
    item.file,
    String(item.ordinal),
    String(item.offset),
    item.state,
    item.code,
    item.pointer ?? "",
    item.beginning.replace(/\s+/g, " ").slice(0, 60),
  ]);
  if (rows.length === 0) return printLine("Nothing is in quarantine.");
  await printLine(
    columns([["ID", "SINCE", "FILE", "EVENT", "BYTE", "STATE", "PROBLEM", "POINTER", "BEGINS"], ...rows]),
  );
}

function* everyItem(db: Db, { all }: Options): Generator<QuarantineItem> {
  let before: number | null = null;
  for (;;) {
    const page = listQuarantine(db, { limit: PAGE, before, state: all ? "all" : "waiting" });
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
  state: item.state,
  begins: item.beginning,
});
