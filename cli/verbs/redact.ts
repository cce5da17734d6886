import { type Command, InvalidArgumentError } from "commander";

import { countRedactable, KEPT_DAYS, type Redacting, redactPayloads } from "#db/redactions.ts";

import { commandViewer, recordLook } from "../looks.ts";
import { printJson, printLine } from "../output.ts";
import { withStore } from "../store.ts";

type Options = { olderThan: number; reason: string; dryRun?: true; json?: true };

/** `redact --older-than DAYS`: empties payloads whose time is over; events, leaf indexes and hashes stay. */
export function addRedact(program: Command): void {
  program
    .command("redact")
    .description("empty the payloads of events older than the policy; the events, their places and hashes stay")
    .requiredOption("--older-than <days>", `days since they occurred and were recorded, at least ${KEPT_DAYS}`, days)
    .requiredOption("--reason <text>", "why, such as the policy; it is kept with each payload")
    .option("--dry-run", "only count them")
    .option("--json", "print one JSON object")
    .action(redact);
}

const redact = ({ olderThan: keepDays, reason, dryRun, json }: Options): Promise<void> =>
  withStore(async (db) => {
    const now = Date.now();
    const total = countRedactable(db, { keepDays }, now);
    const redacted = dryRun ? 0 : redactAll({ keepDays, reason, by: commandViewer() }, total);
    const said = dryRun ? `${total} payloads are older than ${keepDays} days` : `redacted ${redacted}`;
    await (json ? printJson({ older: total, redacted }) : printLine(said));

    function redactAll(redacting: Redacting, older: number): number {
      if (older === 0) return 0;
      // On record before it is done: what cannot be recorded is not done.
      recordLook("redact", { event: "payload_redact", object: { older_than_days: keepDays, total: older, reason } });
      let done = 0;
      for (let some = 1; some > 0; done += some) some = redactPayloads(db, redacting, now).length;
      // The old bytes lie in the WAL until it is written back.
      db.$client.pragma("wal_checkpoint(TRUNCATE)");
      return done;
    }
  });

function days(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("a number of days is expected.");
  return Number(text);
}
