import { DatabaseSync } from "node:sqlite";

import { builtActions, builtPaths, printedPermissions } from "./support/endpoints.ts";
import { type Answered, callsOf, junkFor, knockAll, looksAt, resultOf } from "./support/knocking.ts";
import type { TestServer } from "./support/server.ts";
import { importSecrets, keyOf, leaks, refuses, SECRETS, said } from "./support/strangers.ts";
import { expect, test } from "./support/test.ts";
import { ADMIN, addViewer, cookieHeader, type Role, signIn } from "./support/viewers.ts";

// Who is signed in, and what their role opens. Accounts from 6000 to 6999.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

const ROLES = ["viewer", "investigator", "auditor", "admin"] as const;
const { guarded, roles } = printedPermissions();
const permissionOf = new Map(guarded.map((entry) => [keyOf(entry), entry.permission]));
const isOpen = (action: { file: string; name: string }) => permissionOf.get(keyOf(action)) === "anyone";
const mayNot = (role: Role, permission: string | undefined) => !roles.get(permission ?? "")?.includes(role);

/** What a page asks for: what the action beside it does that loads it. */
const pagePermission = (folder: string): string | undefined =>
  guarded.find(({ file, name }) => file === `${folder}/actions.ts` && name.startsWith("load"))?.permission;

test.beforeAll(({ server }) => importSecrets(server));

/** Whether an action said no and nothing else; a page that comes along may be one that the role reads. */
function withholds(one: Answered): boolean {
  const { init, headers, text } = one;
  if (!("next-action" in (init.headers ?? {})) || headers.get("content-type") !== "text/x-component")
    return refuses(one) || !("next-action" in (init.headers ?? {}));
  const result = resultOf(text);
  return result === null || /^E\{"digest":"NEXT_HTTP_ERROR_FALLBACK;403"\}$/.test(result);
}

/** How often somebody was refused for their role so far. */
function denied({ data }: TestServer): number {
  const access = new DatabaseSync(`${data}/access.db`, { readOnly: true });
  const counted = access
    .prepare(
      "SELECT count(*) AS looks FROM audit_events JOIN event_kinds USING (kind_id) WHERE event = 'viewer_denied'",
    )
    .get();
  access.close();
  return Number(counted?.looks);
}

test("every action and every route of the build is in the printed table of permissions", () => {
  const actions = builtActions();
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter((action) => !permissionOf.has(keyOf(action)))).toEqual([]);
  const routes = builtPaths().filter(({ kind }) => kind === "route");
  expect(routes.length).toBeGreaterThan(3);
  expect(routes.filter(({ folder }) => !guarded.some(({ file }) => file === `${folder}/route.ts`))).toEqual([]);
});

for (const role of ROLES) {
  test(`${role}: what the role may not is refused in every way`, async ({ server, as }) => {
    const cookie = cookieHeader(await as(role));
    const actions = builtActions().filter((action) => {
      const permission = permissionOf.get(keyOf(action));
      return permission !== "anyone" && mayNot(role, permission);
    });
    const pages = builtPaths().filter(({ folder }) => {
      const permission = pagePermission(folder);
      return permission !== undefined && mayNot(role, permission);
    });
    expect(actions.length + pages.length).toBeGreaterThan(0);
    const knocks = [
      ...actions.flatMap((action) => callsOf(action, cookie, server.url)),
      ...pages.flatMap((page) => looksAt(page, cookie, server.url)),
    ];
    const before = denied(server);
    const answered = await knockAll(server, knocks);
    // With the refusal of an action comes the page that it was sent from, which may be one that this role reads.
    const unread = new Set(pages.map(({ path }) => path));
    const breaks = (one: Answered) => !withholds(one) || (unread.has(one.path) && (leaks(one) || !refuses(one)));
    expect(answered.filter(breaks).map(said)).toEqual([]);
    // Each call that came from a page of ours was refused for the role, which is on record: plainly, and as a step.
    expect(denied(server) - before).toBeGreaterThanOrEqual(actions.length * 2);
  });
}

test("who may look gets the data, at the same addresses and by the same actions", async ({ server, as }) => {
  const admin = cookieHeader(await as("admin"));
  const paths = ["/", "/events", "/accounts/6001", "/operators", "/viewers", "/events/export", "/status-changes"];
  for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { cookie: admin } });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text(), path).toMatch(SECRETS);
  }
  const access = await fetch(`${server.url}/access`, { headers: { cookie: cookieHeader(await as("auditor")) } });
  expect(await access.text()).toContain("admin@");
  const loads = builtActions().filter(
    ({ name, file }) =>
      /^load(Events|Overview|Operators|Viewers|StatusChanges)$/.test(name) && file.endsWith("ctions.ts"),
  );
  expect(loads.length).toBe(5);
  for (const action of loads) {
    const own = callsOf(action, admin, server.url).filter(({ name }) => name.endsWith(`plainly from ${server.url}`));
    const [answer] = await knockAll(server, own);
    expect([action.name, answer?.status]).toEqual([action.name, 200]);
    expect(resultOf(answer?.text ?? ""), action.name).toMatch(SECRETS);
  }
});

test("whatever is sent to an action of which its sender may ask, it is answered, and nothing breaks", async ({
  server,
}) => {
  const cookies = new Map<string, string>();
  for (const role of ROLES) {
    const credentials = { email: `junk.${role}@team.example`, password: "orbit velvet cinnamon 9" };
    await addViewer(server, credentials, role);
    cookies.set(role, cookieHeader(await signIn(server, credentials)));
  }
  // Those that end a session come last.
  const actions = builtActions().sort((one, other) => Number(isOpen(one)) - Number(isOpen(other)));
  let understood = 0;
  for (const action of actions) {
    const [role = "viewer"] = roles.get(permissionOf.get(keyOf(action)) ?? "") ?? [];
    const answered = await knockAll(server, junkFor(action, cookies.get(role) ?? "", server.url));
    understood += answered.filter(({ status }) => status === 200).length;
    expect(answered.filter(({ status }) => status >= 500).map(said)).toEqual([]);
    // The positive control: the session held, and the action was called.
    if (!isOpen(action)) expect(answered.filter(({ status }) => [401, 403].includes(status)).map(said)).toEqual([]);
  }
  expect(understood).toBeGreaterThan(actions.length);
});

test("nothing is done for a cookie from another place, whatever it says about itself", async ({ server, as }) => {
  const cookie = cookieHeader(await as("admin"));
  const [action] = builtActions().filter(({ name }) => name === "loadEvents");
  if (!action) throw new Error("there is no action loadEvents");
  const post = async (headers: Record<string, string>) => {
    const init = { method: "POST", headers: { "next-action": action.id, cookie, ...headers }, body: "[{}]" };
    return (await fetch(server.url + action.path, init)).status;
  };
  expect(await post({ origin: server.url })).toBe(200);
  expect(await post({})).toBe(403);
  expect(await post({ origin: "null" })).toBe(403);
  expect(await post({ origin: server.url, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await post({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(403);
  expect(await post({ referer: `${server.url}/events`, "sec-fetch-site": "same-origin" })).toBe(403);
});

test("a cookie that nobody signed, and one of a session that was ended, open nothing", async ({ server }) => {
  const cookie = cookieHeader(await signIn(server, ADMIN));
  const asked = async (sent: string) =>
    (await fetch(`${server.url}/events`, { headers: { cookie: sent }, redirect: "manual" })).status;
  expect(await asked(cookie)).toBe(200);
  expect(await asked(cookie.replace(/=[^.]{5}/, "=AAAAA"))).toBe(307);
  expect(await asked("__Host-rastro.session_token=abcdefghijklmnopqrstuvwxyz.c2lnbmF0dXJl")).toBe(307);
  const headers = { cookie, origin: server.url };
  expect((await fetch(`${server.url}/api/auth/sign-out`, { method: "POST", headers })).status).toBe(200);
  expect(await asked(cookie)).toBe(307);
});

test("a program that is signed out is told so, and led nowhere", async ({ server }) => {
  for (const path of ["/events/export", "/events/export?format=ndjson", "/events/export/0/manifest"]) {
    const answer = await fetch(server.url + path, { redirect: "manual" });
    expect([answer.status, await answer.text()]).toEqual([401, ""]);
  }
});
