import { type Command, InvalidArgumentError, Option } from "commander";

import { isPhoneView } from "#audit/masked-states.ts";
import { Problem } from "#audit/problems.ts";
import { parseInstant } from "#audit/time.ts";
import { findAccountState, ofAccount } from "#db/accounts.ts";
import type { Db } from "#db/client.ts";
import { countEvents, ledgerSize } from "#db/events.ts";
import { walkEvents } from "#db/walk.ts";

import { type Format, printEvents } from "../event-printers.ts";
import { recordLook } from "../looks.ts";
import { printJson, say } from "../output.ts";
import { zoneOf } from "../settings.ts";
import { withStore } from "../store.ts";

type Options = { at?: string; format: Exclude<Format, "csv">; zone?: string };

/** `timeline ACCOUNT`: an account's events, oldest first; with `--at`, what it was at that instant. */
export function addTimeline(program: Command): void {
  program
    .command("timeline")
    .description("list an account's events, oldest first, or say what it was at an instant")
    .argument("<account>", "the account's id", accountId)
    .option("--at <time>", "print its status and active phones at this instant instead")
    .addOption(new Option("--format <format>", "how events are printed").choices(["table", "ndjson"]).default("table"))
    .option("--zone <zone>", "where times without an offset are read (default: UTC)")
    .option("--json", "with --at: print one JSON object (it always does)")
    .action(async (account: number, options: Options) => {
      const zone = zoneOf(options.zone);
      const at = options.at === undefined ? null : instant(options.at, zone);
      await withStore((db) => {
        recordLook("timeline", { event: "viewer_open", object: { account_id: account, ledger_size: ledgerSize(db) } });
        return at === null ? listTimeline(db, account, zone, options) : printState(db, account, at);
      });
    });
}

async function listTimeline(db: Db, account: number, zone: string, { format }: Options): Promise<void> {
  const scope = { subject: null, zone, now: Date.now() };
  const request = { limit: Number.MAX_SAFE_INTEGER, oldestFirst: true };
  if (countEvents(db, ofAccount(account), scope) === 0) say(`No event names account ${account}.`);
  await printEvents(walkEvents(db, ofAccount(account), scope, request), format, zone);
}

async function printState(db: Db, account: number, at: number): Promise<void> {
  const { status, phones } = findAccountState(db, account, at);
  const state = status?.event.object ?? null;
  const active = phones.map(({ event }) => event.object).filter((phone) => phone && isPhoneView(phone) && phone.active);
  await printJson({ status: state && !isPhoneView(state) ? state.status : null, phones: active });
}

function accountId(text: string): number {
  const id = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(id)) {
    throw new InvalidArgumentError("an account id is a whole number of at most 53 bits");
  }
  return id;
}

function instant(text: string, zone: string): number {
  const at = parseInstant(text, zone);
  if (at === null)
    throw new Problem("time_invalid", { name: "--at", expected: "2026-03-01T14:30 or 2026-03-01T14:30:05Z" });
  return at;
}
