import { resolve } from "node:path";

import type { Command } from "commander";

import { backupData, restoreData } from "#db/data-backup.ts";

import { printJson, printLine } from "../output.ts";
import { settings } from "../settings.ts";

type Json = { json?: true };

/** `backup FILE` and `restore FILE`: a consistent copy of the ledger, the access log and what viewers keep; and back again. */
export function addBackup(program: Command): void {
  program
    .command("backup")
    .description("copy the ledger to a new file, the access log and the viewers beside it, while the server runs")
    .argument("<file>")
    .option("--json", "print one JSON object")
    .action((file: string, options: Json) => report(backupData(settings.data, at(file)), file, options));
  program
    .command("restore")
    .description("put a backup in the place of what is there; the server has to be stopped")
    .argument("<file>")
    .option("--json", "print one JSON object")
    .action((file: string, options: Json) => report(restoreData(settings.data, at(file)), file, options));
}

const at = (file: string): string => resolve(settings.from, file);

type Copied = ReturnType<typeof backupData>;

const report = ({ events, files }: Copied, file: string, { json }: Json): Promise<void> =>
  json ? printJson({ events, file, files }) : printLine(`${file}: ${events} events; ${files.join(", ")}`);
