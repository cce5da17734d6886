import { resolve } from "node:path";

import type { Command } from "commander";

import { backupStore, restoreStore } from "#db/backup.ts";
import { storeFile } from "#db/live.ts";

import { printJson, printLine } from "../output.ts";
import { settings } from "../settings.ts";

type Json = { json?: true };

/** `backup FILE` and `restore FILE`: a consistent copy of the ledger, and back again. */
export function addBackup(program: Command): void {
  program
    .command("backup")
    .description("write a consistent copy of the ledger to a new file, while the server runs")
    .argument("<file>")
    .option("--json", "print one JSON object")
    .action((file: string, options: Json) => report(backupStore(storeFile(settings.data), at(file)), file, options));
  program
    .command("restore")
    .description("put a backup in the place of the ledger; the server has to be stopped")
    .argument("<file>")
    .option("--json", "print one JSON object")
    .action((file: string, options: Json) => report(restoreStore(storeFile(settings.data), at(file)), file, options));
}

const at = (file: string): string => resolve(settings.from, file);

const report = ({ events }: { events: number }, file: string, { json }: Json): Promise<void> =>
  json ? printJson({ events, file }) : printLine(`${file}: ${events} events`);
