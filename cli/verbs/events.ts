import { type Command, InvalidArgumentError, Option } from "commander";

import type { Seen } from "#audit/looks.ts";
import { Problem } from "#audit/problems.ts";
import { parseReason } from "#audit/reveals.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { withTokens } from "#audit/search/phone-tokens.ts";
import type { Search } from "#audit/search/search.ts";
import type { Db } from "#db/client.ts";
import { openViewOf, viewOf } from "#db/event-view.ts";
import { countEvents, ledgerSize, type Order } from "#db/events.ts";
import type { Scope } from "#db/matching.ts";
import { walkEvents } from "#db/walk.ts";

import { type Format, printEvents } from "../event-printers.ts";
import { recordLook } from "../looks.ts";
import { printJson, say } from "../output.ts";
import { withProgress } from "../progress.ts";
import { phoneKey, zoneOf } from "../settings.ts";
import { withStore } from "../store.ts";

type Options = {
  count?: true;
  limit?: number;
  order: Order;
  oldestFirst?: true;
  zone?: string;
  format: Format;
  reveal?: string;
};

type KeyedScope = Scope & { phoneKey: Uint8Array };

/** `events [SEARCH…]`: lists what matches, newest first, all of it unless limited. */
export function addEvents(program: Command): void {
  program
    .command("events")
    .description("list the events that a search selects, newest first")
    .argument("[search...]", "the search, joined by spaces; after -- a term may begin with a minus")
    .option("--count", "print only how many there are")
    .option("--limit <n>", "list no more than this many", wholeNumber)
    .addOption(
      new Option("--order <clock>", "whose clock orders them").choices(["occurred", "recorded"]).default("occurred"),
    )
    .option("--oldest-first", "list the oldest first")
    .option("--zone <zone>", "where times without an offset are read (default: UTC)")
    .addOption(
      new Option("--format <format>", "how they are printed").choices(["table", "ndjson", "csv"]).default("table"),
    )
    .option("--reveal <reason>", "show whole numbers, for this reason, which is recorded", reasonText)
    .option("--json", "with --count: print one JSON object (it always does)")
    .action(async (terms: string[], options: Options) => {
      const search = parseSearch(terms.join(" "));
      const zone = zoneOf(options.zone);
      await withStore((db) =>
        list(db, search, { subject: null, zone, now: Date.now(), phoneKey: phoneKey() }, options),
      );
    });
}

async function list(db: Db, search: Search, scope: KeyedScope, options: Options): Promise<void> {
  const { count, limit = Number.MAX_SAFE_INTEGER, order, oldestFirst = false, format, reveal } = options;
  recordLook("events", { event: reveal ? "viewer_reveal" : "viewer_search", object: seen(db, search, scope, reveal) });
  const total = countEvents(db, search, scope);
  if (count) return printJson({ count: total });
  if (total === 0) sayNothingFound(db, search, scope);
  const events = walkEvents(db, search, scope, { limit, order, oldestFirst, view: reveal ? openViewOf : viewOf });
  await printEvents(withProgress(events, Math.min(total, limit)), format, scope.zone);
}

/** Which single term, if it were removed, would bring results. */
function sayNothingFound(db: Db, { terms }: Search, scope: Scope): void {
  say("No event matches.");
  for (const term of terms) {
    const found = countEvents(db, { terms: terms.filter((other) => other !== term) }, scope);
    if (terms.length > 1 && found > 0) say(`Without ${printSearch({ terms: [term] })}: ${found}`);
  }
}

/** What the access log keeps of a listing: enough to tell again what was in it. */
const seen = (db: Db, search: Search, { zone, now, phoneKey }: KeyedScope, reason: string | undefined): Seen => ({
  search: printSearch(withTokens(search, phoneKey)),
  zone,
  now,
  ledger_size: ledgerSize(db),
  ...(reason && { reason }),
});

function reasonText(text: string): string {
  try {
    return parseReason(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new InvalidArgumentError("a reason of at least 10 characters, in words, is expected");
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("a whole number is expected");
  return Number(text);
}
