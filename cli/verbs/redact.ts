import { type Command, InvalidArgumentError } from "commander";

import type { Db } from "#db/client.ts";
import { countRedactableItems, redactQuarantine } from "#db/quarantine-redactions.ts";
import { countRedactable, KEPT_DAYS, type Redacting, redactPayloads } from "#db/redactions.ts";

import { commandViewer, recordLook } from "../looks.ts";
import { printJson, printLine } from "../output.ts";
import { withStore } from "../store.ts";

type Options = { olderThan: number; reason: string; dryRun?: true; json?: true };

/** `redact --older-than DAYS`: empties payloads, and what was refused, whose time is over; events, leaf indexes and hashes stay. */
export function addRedact(program: Command): void {
  program
    .command("redact")
    .description("empty payloads, and what was refused, older than the policy; events, their places and hashes stay")
    .requiredOption("--older-than <days>", `days since they occurred and were recorded, at least ${KEPT_DAYS}`, days)
    .requiredOption("--reason <text>", "why, such as the policy; it is kept with each payload")
    .option("--dry-run", "only count them")
    .option("--json", "print one JSON object")
    .action(redact);
}

const redact = ({ olderThan: keepDays, reason, dryRun, json }: Options): Promise<void> =>
  withStore(async (db) => {
    const now = Date.now();
    const older = {
      payloads: countRedactable(db, { keepDays }, now),
      refused: countRedactableItems(db, { keepDays }, now),
    };
    const done = dryRun ? NOTHING : redactAll(db, { keepDays, reason, by: commandViewer() }, older, now);
    const said = dryRun
      ? `${older.payloads} payloads and ${older.refused} refused items are older than ${keepDays} days`
      : `redacted ${done.payloads} payloads and ${done.refused} refused items`;
    const object = { older: older.payloads, redacted: done.payloads };
    const items = { quarantine_older: older.refused, quarantine_redacted: done.refused };
    await (json ? printJson({ ...object, ...items }) : printLine(said));
  });

type Counts = { payloads: number; refused: number };
const NOTHING: Counts = { payloads: 0, refused: 0 };

function redactAll(db: Db, redacting: Redacting, older: Counts, now: number): Counts {
  const total = older.payloads + older.refused;
  if (total === 0) return NOTHING;
  const { keepDays, reason } = redacting;
  // On record before it is done: what cannot be recorded is not done.
  recordLook("redact", { event: "payload_redact", object: { older_than_days: keepDays, total, reason } });
  const payloads = untilNone(() => redactPayloads(db, redacting, now).length);
  const refused = untilNone(() => redactQuarantine(db, redacting, now));
  // The old bytes lie in the WAL until it is written back.
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  return { payloads, refused };
}

function untilNone(redactSome: () => number): number {
  let done = 0;
  for (let some = 1; some > 0; done += some) some = redactSome();
  return done;
}

function days(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("a number of days is expected.");
  return Number(text);
}
