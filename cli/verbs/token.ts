import { text } from "node:stream/consumers";

import type { Command } from "commander";

import { Problem } from "#audit/problems.ts";
import { isoTime } from "#audit/time.ts";
import type { Db } from "#db/client.ts";
import { addToken, addWebhookKey, listTokens, revokeTokens, type TokenRow } from "#db/ingest/tokens.ts";

import { recordLook } from "../looks.ts";
import { columns, printJson, printLine } from "../output.ts";
import { withViewers } from "../store.ts";

type Json = { json?: true };
type AddOptions = Json & { webhook?: true; keyStdin?: true };

/** `token add|list|revoke`: who may post events. */
export function addTokenVerb(program: Command): void {
  const token = program.command("token").description("who may post events to /api/events");
  token
    .command("add")
    .description("make a token for a source, and show it once")
    .argument("<name>", "the source, as its events will be said to come from")
    .option("--webhook", "a Standard Webhooks secret to give to the sender, instead of a bearer token")
    .option("--key-stdin", "read the sender's own secret (whsec_…) or public key (whpk_…) from standard input")
    .option("--json", "print one JSON object")
    .exitOverride()
    .action((name: string, options: AddOptions) => withViewers((db) => add(db, name, options)));
  token
    .command("list")
    .description("list every token, never the token itself")
    .option("--json", "print one JSON object")
    .exitOverride()
    .action((options: Json) => withViewers((db) => list(db, options)));
  token
    .command("revoke")
    .description("revoke one token by its number, or all of a source by its name")
    .argument("<number-or-name>")
    .option("--json", "print one JSON object")
    .exitOverride()
    .action((which: string, options: Json) => withViewers((db) => revoke(db, which, options)));
}

async function add(db: Db, name: string, { webhook, keyStdin, json }: AddOptions): Promise<void> {
  const given = keyStdin ? (await text(process.stdin)).trim() : undefined;
  const kind = webhook || given !== undefined ? "webhook" : "bearer";
  // Recorded before it is made: a change that cannot be recorded is not made.
  recordLook("token add", { event: "token_change", object: { what: "added", source: name, kind } });
  const token = kind === "webhook" ? addWebhookKey(db, name, given) : addToken(db, name);
  await (json ? printJson({ name, token }) : printLine(token));
}

async function list(db: Db, { json }: Json): Promise<void> {
  const tokens = listTokens(db);
  if (json) return printJson({ tokens: tokens.map(tokenJson) });
  if (tokens.length === 0) return printLine("There is no token: nobody can post events.");
  const rows = tokens
    .map(tokenJson)
    .map((row) => [String(row.id), row.name, row.kind, row.created_at, row.revoked_at ?? ""]);
  await printLine(columns([["ID", "NAME", "KIND", "CREATED", "REVOKED"], ...rows]));
}

async function revoke(db: Db, which: string, { json }: Json): Promise<void> {
  const token = /^\d+$/.test(which) ? { token_id: Number(which) } : { source: which };
  recordLook("token revoke", { event: "token_change", object: { what: "revoked", ...token } });
  const revoked = revokeTokens(db, /^\d+$/.test(which) ? { tokenId: Number(which) } : { source: which });
  if (revoked === 0) throw new Problem("not_found", { name: which, expected: "a token that holds; see token list" });
  await (json ? printJson({ revoked }) : printLine(`revoked ${revoked}`));
}

const tokenJson = ({ tokenId, source, kind, createdAt, revokedAt }: TokenRow) => ({
  id: tokenId,
  name: source,
  kind,
  created_at: isoTime(createdAt),
  revoked_at: revokedAt === null ? null : isoTime(revokedAt),
});
