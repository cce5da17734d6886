import { text } from "node:stream/consumers";

import { type Command, Option } from "commander";

import { recordedChange } from "#audit/recorded-change.ts";
import { isoTime } from "#audit/time.ts";
import type { Db } from "#db/client.ts";
import { makeLink } from "#db/one-time-links.ts";
import { addViewer, changeViewer, findViewer, listViewers, parseEmail } from "#db/viewers.ts";
import { ROLES, type Role } from "#db/viewers-schema.ts";

import { recordLook } from "../looks.ts";
import { columns, printJson, printLine } from "../output.ts";
import { settings } from "../settings.ts";
import { withViewers } from "../store.ts";

type Json = { json?: true };
type Add = Json & { role: Role; passwordStdin?: true };

/** `viewer add`, `viewer list`, `viewer disable`: who may sign in. */
export function addViewerVerbs(program: Command): void {
  const viewer = program.command("viewer").description("who may sign in").exitOverride();
  addAdd(viewer);
  addList(viewer);
  addDisable(viewer);
  for (const verb of viewer.commands) verb.option("--json", "print one JSON object").exitOverride();
}

function addAdd(viewer: Command): void {
  viewer
    .command("add <email>")
    .description("add a viewer; without a password, print a one-time link to choose one, good for 30 minutes")
    .addOption(new Option("--role <role>", "what they may do").choices(ROLES).makeOptionMandatory())
    .option("--password-stdin", "read the password from standard input")
    .action((email: string, options: Add) => withViewers((db) => add(db, email, options)));
}

async function add(db: Db, email: string, { role, passwordStdin, json }: Add): Promise<void> {
  // A line, as `echo` writes it: its end is not part of the password.
  const password = passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, "") : null;
  const address = parseEmail(email);
  const viewer = await recorded("add", { what: "added", email: address, role }, () =>
    addViewer(db, { email: address, role }, password),
  );
  const link = password === null ? linkFor(db, viewer.id) : null;
  if (json) return printJson({ email: viewer.email, role, link });
  await printLine(link ?? `${viewer.email} may sign in as ${role}.`);
}

const linkFor = (db: Db, viewerId: string): string =>
  `${settings.address}/sign-in?token=${makeLink(db, { purpose: "set_password", viewerId })}`;

function addList(viewer: Command): void {
  viewer
    .command("list")
    .description("list who may sign in")
    .action((options: Json) => withViewers((db) => list(db, options)));
}

async function list(db: Db, { json }: Json): Promise<void> {
  const viewers = listViewers(db).map(({ email, role, disabledAt, secondFactor, passkeys }) => ({
    email,
    role,
    disabled_at: disabledAt && isoTime(disabledAt.getTime()),
    second_factor: secondFactor,
    passkeys,
  }));
  if (json) return printJson({ viewers });
  if (viewers.length === 0) return printLine("Nobody may sign in yet.");
  const rows = viewers.map((one) => [
    one.email,
    one.role,
    one.disabled_at ?? "",
    one.second_factor ? "yes" : "no",
    String(one.passkeys),
  ]);
  await printLine(columns([["EMAIL", "ROLE", "DISABLED SINCE", "SECOND FACTOR", "PASSKEYS"], ...rows]));
}

function addDisable(viewer: Command): void {
  viewer
    .command("disable <email>")
    .description("end every session of a viewer and let none begin")
    .action((email: string, options: Json) => withViewers((db) => disable(db, email, options)));
}

async function disable(db: Db, email: string, { json }: Json): Promise<void> {
  const found = findViewer(db, email);
  const viewer = await recorded("disable", { what: "disabled", email: found.email }, () =>
    changeViewer(db, found.id, { disabled: "yes" }),
  );
  const since = viewer.disabledAt && isoTime(viewer.disabledAt.getTime());
  if (json) return printJson({ email: viewer.email, role: viewer.role, disabled_at: since });
  await printLine(`${viewer.email} may not sign in any more.`);
}

type Change = { what: string; email: string; role?: Role };

const recorded = <T>(verb: string, change: Change, make: () => T | Promise<T>): Promise<T> =>
  recordedChange(change, (object) => recordLook(`viewer ${verb}`, { event: "viewer_change", object }), make);
