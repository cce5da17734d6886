import { Command, CommanderError } from "commander";

import { Problem, type ProblemCode } from "#audit/problems.ts";

import { EXIT, type Exit } from "./exit.ts";
import { problemLine, say } from "./output.ts";
import { addBackup } from "./verbs/backup.ts";
import { addDemo } from "./verbs/demo.ts";
import { addEvents } from "./verbs/events.ts";
import { addImport } from "./verbs/import.ts";
import { addImportPhones } from "./verbs/import-phones.ts";
import { addQuarantine } from "./verbs/quarantine.ts";
import { addRedact } from "./verbs/redact.ts";
import { addTimeline } from "./verbs/timeline.ts";
import { addTokenVerb } from "./verbs/token.ts";
import { addViewerVerbs } from "./verbs/viewer.ts";

/** Runs one command line (without the program's name) and returns the exit code of contract.md. */
export async function run(argv: string[]): Promise<number> {
  const exit: Exit = { code: EXIT.done };
  try {
    await program(exit).parseAsync(argv, { from: "user" });
    return exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof Problem)) throw error;
    say(`rastro: ${problemLine(error)}`);
    return USAGE.includes(error.code) ? EXIT.usage : EXIT.stopped;
  }
}

const USAGE: ProblemCode[] = [
  "search_syntax",
  "search_unknown_key",
  "search_bad_value",
  "path_is_store",
  "time_invalid",
  "setting_invalid",
  "address_invalid",
  "email_invalid",
  "password_weak",
  "viewer_exists",
  "viewer_unknown",
  "last_admin",
  "not_found",
  "token_name_invalid",
  "token_secret_invalid",
  "edit_invalid",
  "quarantine_settled",
  "decision_reason_missing",
  "retention_too_short",
];

const VERBS = [
  addImport,
  addImportPhones,
  addEvents,
  addTimeline,
  addQuarantine,
  addTokenVerb,
  addViewerVerbs,
  addBackup,
  addRedact,
  addDemo,
];

function program(exit: Exit): Command {
  const rastro = new Command("rastro")
    .description("Operator audit trails: record them, search them, follow them.")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const add of VERBS) add(rastro, exit);
  for (const verb of rastro.commands) verb.exitOverride();
  return rastro;
}

// Whoever reads us may have seen enough: `rastro events | head` is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  say(`rastro: ${problemLine(new Problem("output_unwritable"))}`);
  process.exit(EXIT.stopped);
});

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
