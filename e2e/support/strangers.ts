import { DatabaseSync } from "node:sqlite";

import { builtActions, builtPaths, printedPermissions } from "./endpoints.ts";
import { type Answered, callsOf, type Knock, knockAll, looksAt } from "./knocking.ts";
import { statusChange } from "./published.ts";
import type { TestServer } from "./server.ts";
import { addViewer, cookieHeader, signIn } from "./viewers.ts";

/** What of the stores must not come out: an operator, an account, a description, a viewer. */
export const SECRETS = /hidden\.operator|(?<![\d.])6001(?!\d)|SEGREDO|admin@bank|hidden@team/;

export const STRANGERS = [
  "nobody",
  "a disabled viewer",
  "a session idle for half an hour",
  "a session of twelve hours ago",
] as const;

/** Brings something to look at to a server: account 6001. */
export async function importSecrets(server: TestServer): Promise<void> {
  const event = { at: "2026-03-01T12:00:00.000Z", operator: "hidden.operator@bank.example", account: 6001 };
  const change = statusChange({ ...event, status: "BLOCKED", reasonId: 3, reason: "SEGREDO" });
  const { code, stderr } = await server.rastro(["import", "-"], change);
  if (code !== 0) throw new Error(`import: ${stderr}`);
}

/** The cookie of each stranger; all of them were somebody's once, but for the first. */
export async function cookiesOfStrangers(server: TestServer): Promise<Record<(typeof STRANGERS)[number], string>> {
  const [left, stayed] = await Promise.all([1, 2].map((n) => somebody(server, `hidden@team${n}.example`)));
  if (!left || !stayed) throw new Error("nobody was added");
  const [disabled, idle, old] = await Promise.all([left(), stayed(), stayed()]);
  await server.rastro(["viewer", "disable", "hidden@team1.example"]);
  const store = new DatabaseSync(`${server.data}/viewers.db`);
  const update = (cookie: string, change: string) => {
    const token = decodeURIComponent(cookie).split("=")[1]?.split(".")[0] ?? "";
    if (store.prepare(`${change} WHERE token = ?`).run(token).changes !== 1) throw new Error(`no session: ${change}`);
  };
  update(idle, "UPDATE sessions SET last_seen_at = last_seen_at - 1800000");
  update(old, "UPDATE sessions SET expires_at = expires_at - 43200000");
  // Otherwise the first refusal would delete the session, and every other would be that of a deleted one.
  store.exec("CREATE TRIGGER stays BEFORE DELETE ON sessions BEGIN SELECT RAISE(IGNORE); END");
  store.close();
  return {
    nobody: "",
    "a disabled viewer": disabled,
    "a session idle for half an hour": idle,
    "a session of twelve hours ago": old,
  };
}

/** Adds a viewer, who can sign in as often as it takes. */
async function somebody(server: TestServer, email: string): Promise<() => Promise<string>> {
  const credentials = { email, password: "orbit velvet cinnamon 9" };
  await addViewer(server, credentials, "viewer");
  return async () => {
    const cookie = cookieHeader(await signIn(server, credentials));
    const { status } = await fetch(`${server.url}/operators`, { headers: { cookie }, redirect: "manual" });
    if (status !== 200) throw new Error(`${email} is not in: ${status}`);
    return cookie;
  };
}

/** What answers everybody: the way in, and how the house is, which holds nothing of the trail. */
const OPEN = /^\/(sign-in|api\/(auth|health|ready|metrics))(\/|$)/;

/** Asks for every page, route and action of the build in every way, and tells what was not refused: nothing should be. */
export async function notRefused(server: TestServer, cookie: string): Promise<string[]> {
  const { guarded } = printedPermissions();
  const open = new Set(guarded.filter(({ permission }) => permission === "anyone").map(keyOf));
  const breaches: string[] = [];
  const check = async (knocks: Knock[], isOpen: boolean) => {
    const isRefusal = isOpen ? () => true : refuses;
    for (const answer of await knockAll(server, knocks))
      if (leaks(answer) || !isRefusal(answer)) breaches.push(said(answer));
  };
  for (const built of builtPaths()) {
    await check(looksAt(built, cookie, server.url), OPEN.test(built.path));
  }
  for (const action of builtActions()) await check(callsOf(action, cookie, server.url), open.has(keyOf(action)));
  return breaches;
}

/** An answer without data: told no, or led to the door. A step within the house is told so in its own language. */
export const refuses = ({ status, text, headers }: Answered): boolean =>
  status >= 300 ||
  (headers.get("content-type") === "text/x-component" && /NEXT_(REDIRECT|HTTP_ERROR_FALLBACK);/.test(text));

/** An address that somebody asked for may be said back to them. */
export const leaks = ({ text, path }: Pick<Answered, "text" | "path">): boolean =>
  SECRETS.test(path.includes("6001") ? text.replaceAll("6001", "") : text);

export const said = ({ name, status, text }: Answered): string => `${name}: ${status} ${text.slice(0, 120)}`;
export const keyOf = ({ file, name }: { file: string; name: string }): string => `${file} ${name}`;
