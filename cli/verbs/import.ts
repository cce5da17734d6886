import { join } from "node:path";

import type { Command } from "commander";

import type { Incoming } from "#audit/incoming.ts";
import { Problem } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import { logOf } from "#db/ingest/write-ahead-log.ts";

import { documents, inputOf, pathArguments } from "../documents.ts";
import { EXIT, type Exit } from "../exit.ts";
import { type Input, importEvents, type Tally } from "../import-events.ts";
import { printJson, printLine, problemLine, say } from "../output.ts";
import { progressOf } from "../progress.ts";
import { settings } from "../settings.ts";
import { withStore } from "../store.ts";
import { watchFolder } from "../watch.ts";

type Options = { source: string; json?: true; watch?: true };

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
    .option("--watch", "watch one folder, and record new files as they finish arriving, until SIGINT or SIGTERM")
    .option("--json", "print the counts as one JSON object")
    .action(async (paths: string[], options: Options) => {
      const tally: Tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
      try {
        await withStore((db) => (options.watch ? watchAll : importAll)(db, paths, tally, options.source));
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
        onRefused: refusals.of,
      });
    } finally {
      progress.stop();
    }
  }
  refusals.end();
  logOf(db).rest(db);
}

/** Watches until it is told to stop, then finishes the batch that has begun. */
async function watchAll(db: Db, paths: string[], tally: Tally, source: string): Promise<void> {
  const [path = "", ...more] = paths;
  if (more.length > 0 || path === "-")
    throw new Problem("path_unreadable", { path: paths.join(" "), expected: "one folder" });
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  const refusals = refusalSpeaker();
  say(`watching ${path}`);
  await watchFolder(
    db,
    { path, from: settings.from },
    {
      source,
      signal: stop.signal,
      onRefused: refusals.of,
      onFile: ({ name }, file) => {
        for (const key of ["read", "recorded", "duplicate", "refused"] as const) tally[key] += file[key];
        say(`${name}: recorded ${file.recorded}, duplicate ${file.duplicate}, refused ${file.refused}`);
      },
    },
  );
  refusals.end();
}

/** Names the first refusals and counts the others: a file of a million wrong events must not be a million lines. */
function refusalSpeaker() {
  let refused = 0;
  return {
    of: ({ name }: Input, { at: { ordinal, offset } }: Incoming, problem: Problem): void => {
      refused += 1;
      if (refused <= SPOKEN) say(`refused: ${name}, event ${ordinal} at byte ${offset}: ${problemLine(problem)}`);
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
