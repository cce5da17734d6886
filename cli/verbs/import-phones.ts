import { join } from "node:path";

import type { Command } from "commander";

import { Problem } from "#audit/problems.ts";
import { parseInstant } from "#audit/time.ts";
import type { SnapshotTally } from "#db/registry-writer.ts";

import { documents, inputOf, pathArguments } from "../documents.ts";
import { EXIT, type Exit } from "../exit.ts";
import { importSnapshot } from "../import-snapshot.ts";
import { printJson, printLine } from "../output.ts";
import { settings } from "../settings.ts";
import { withStore } from "../store.ts";

type Options = { asOf: string; source: string; json?: true };

/** `import-phones PATH|-`: records a snapshot of the customer phone registry. */
export function addImportPhones(program: Command, exit: Exit): void {
  program
    .command("import-phones")
    .description("record a registry snapshot: customerTelephone rows as JSON, NDJSON or an array, gzip or not")
    .argument(
      "<path>",
      "a file, a folder (its files are one snapshot) or - for standard input",
      (path) => pathArguments(path)[0],
    )
    .requiredOption("--as-of <time>", "the instant the registry was in this state (UTC without an offset)")
    .option("--source <name>", "what the snapshot is said to come from", "import-phones")
    .option("--json", "print the counts as one JSON object")
    .action(async (path: string, { asOf, source, json }: Options) => {
      const at = parseInstant(asOf, "UTC");
      if (at === null) throw new Problem("time_invalid", { name: "--as-of", expected: "2026-03-01T14:30:05Z" });
      const tally = await withStore((db) => importSnapshot(db, inputs(path), { source, asOf: at }));
      await (json ? printJson(tally) : printLine(inWords(tally)));
      if (tally.refused > 0) exit.code = EXIT.refused;
    });
}

async function* inputs(path: string) {
  for await (const document of documents([path], settings.from, join(settings.data, "spool"))) yield inputOf(document);
}

const inWords = ({ read, added, changed, removed, unchanged, refused }: SnapshotTally): string =>
  `read ${read}: added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}, refused ${refused}`;
