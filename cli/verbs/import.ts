import { join } from "node:path";

import type { Command } from "commander";

import type { Db } from "#db/client.ts";

import { documents, inputOf, pathArguments } from "../documents.ts";
import { EXIT, type Exit } from "../exit.ts";
import { type Input, importEvents, type Tally } from "../import-events.ts";
import { printJson, printLine, problemLine, say } from "../output.ts";
import { progressOf } from "../progress.ts";
import { settings } from "../settings.ts";
import { withStore } from "../store.ts";

type Options = { source: string; json?: true };

/** `import PATH…|-`: records events from files, folders or standard input. */
export function addImport(program: Command, exit: Exit): void {
  program
    .command("import")
    .description("record events from files, folders (recursively) or standard input (-)")
    .argument(
      "<path...>",
      "concatenated JSON, NDJSON or arrays; gzip; envelopes, wrappers or bare bodies",
      pathArguments,
    )
    .option("--source <name>", "what the events are said to come from", "import")
    .option("--json", "print the counts as one JSON object")
    .action(async (paths: string[], options: Options) => {
      const tally: Tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
      try {
        await withStore((db) => importAll(db, paths, tally, options.source));
      } finally {
        await report(tally, options);
      }
      if (tally.refused > 0) exit.code = EXIT.refused;
    });
}

async function importAll(db: Db, paths: string[], tally: Tally, source: string): Promise<void> {
  const spool = join(settings.data, "spool");
  const refusals = refusalSpeaker();
  for await (const document of documents(paths, settings.from, spool)) {
    const progress = progressOf(document);
    try {
      await importEvents(db, inputOf(document), tally, {
        source,
        onRead: progress.add,
        onRefused: (at, { at: { ordinal, offset } }, problem) =>
          refusals.say(at, `event ${ordinal} at byte ${offset}: ${problemLine(problem)}`),
      });
    } finally {
      progress.stop();
    }
  }
  refusals.end();
}

/** Names the first refusals and counts the others: a file of a million wrong events must not be a million lines. */
function refusalSpeaker() {
  let refused = 0;
  return {
    say({ name }: Input, what: string): void {
      refused += 1;
      if (refused <= SPOKEN) say(`refused: ${name}, ${what}`);
    },
    end(): void {
      if (refused > SPOKEN) say(`refused: ${refused - SPOKEN} more; see rastro quarantine list`);
    },
  };
}

const SPOKEN = 20;

const report = (tally: Tally, { json }: Options): Promise<void> =>
  json
    ? printJson(tally)
    : printLine(
        `read ${tally.read}: recorded ${tally.recorded}, duplicate ${tally.duplicate}, refused ${tally.refused}`,
      );
