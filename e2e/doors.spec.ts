import { DatabaseSync } from "node:sqlite";

import { builtActions, builtPaths } from "./support/endpoints.ts";
import { statusChange } from "./support/published.ts";
import type { TestServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { addViewer, cookieHeader, signIn } from "./support/viewers.ts";

// Who may not look is refused at every door of the build, and not one byte of the trail comes out. Accounts from 6000 to 6999.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

const SECRETS = /hidden\.operator|6001|SEGREDO|admin@bank|disabled@team/;
const PUBLIC = ["chooseLocale", "chooseScheme", "signIn", "sendCode", "setPasswordByLink", "signOut"];

test.beforeAll(async ({ server }) => {
  const event = { at: "2026-03-01T12:00:00.000Z", operator: "hidden.operator@bank.example", account: 6001 };
  const { code } = await server.rastro(
    ["import", "-"],
    statusChange({ ...event, status: "BLOCKED", reasonId: 3, reason: "SEGREDO" }),
  );
  expect(code).toBe(0);
});

const STRANGERS: Record<string, (server: TestServer) => Promise<string>> = {
  nobody: async () => "",
  "a made-up cookie": async () => "__Host-rastro.session_token=abcdefghijklmnopqrstuvwxyz.c2lnbmF0dXJl",
  "a disabled viewer": async (server) => {
    const { cookie, email } = await somebody(server);
    expect((await server.rastro(["viewer", "disable", email])).code).toBe(0);
    return cookie;
  },
  "a session idle for half an hour": async (server) => {
    const { cookie, email } = await somebody(server);
    inViewers(server, `UPDATE sessions SET last_seen_at = last_seen_at - 1800000 ${OF}`, email);
    return cookie;
  },
  "a session of twelve hours ago": async (server) => {
    const { cookie, email } = await somebody(server);
    inViewers(server, `UPDATE sessions SET expires_at = expires_at - 43200000 ${OF}`, email);
    return cookie;
  },
  "a session that was deleted": async (server) => {
    const { cookie, email } = await somebody(server);
    inViewers(server, `DELETE FROM sessions ${OF}`, email);
    return cookie;
  },
};

const OF = "WHERE viewer_id = (SELECT viewer_id FROM viewers WHERE email = ?)";

const LOOKS: Record<string, (path: string) => [string, Record<string, string>]> = {
  "as a page": (path) => [path, {}],
  "as a step within the house": (path) => [path, { rsc: "1" }],
  "as a step, with its own mark": (path) => [`${path}?_rsc=1`, { rsc: "1", "next-url": path }],
  "as a prefetch": (path) => [path, { rsc: "1", "next-router-prefetch": "1" }],
  "as the prefetch of a segment": (path) => [path, { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
  "past the proxy": (path) => [path, { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" }],
  "as a file": (path) => [`${path === "/" ? "/index" : path}.rsc`, {}],
  "as a segment's file": (path) => [`${path === "/" ? "/index" : path}.segments/_tree.segment.rsc`, {}],
};

for (const [who, cookieFor] of Object.entries(STRANGERS)) {
  test(`${who} sees nothing at any address`, async ({ server }) => {
    const cookie = await cookieFor(server);
    for (const path of builtPaths()) {
      for (const [how, look] of Object.entries(LOOKS)) {
        const [address, headers] = look(path);
        const answer = await fetch(server.url + address, { headers: { cookie, ...headers }, redirect: "manual" });
        expect(wordsOf(await answer.text(), path), `${address} ${how}`).not.toMatch(SECRETS);
        const door =
          /^\/(sign-in|api\/(health|ready|metrics)$)/.test(path) ||
          answer.headers.get("content-type")?.includes("x-component");
        if (!door) expect(answer.status, `${address} ${how}`).toBeGreaterThanOrEqual(300);
      }
    }
  });

  test(`${who} can do nothing by any action`, async ({ server }) => {
    const cookie = await cookieFor(server);
    for (const action of builtActions().filter(({ name }) => !PUBLIC.includes(name))) {
      for (const origin of [server.url, undefined, "https://evil.example"]) {
        const answer = await post(server, action, { cookie, ...(origin ? { origin } : {}) });
        expect([401, 403], `${action.name} from ${origin}`).toContain(answer.status);
        expect(wordsOf(await answer.text(), action.path), action.name).not.toMatch(SECRETS);
      }
    }
  });
}

test("who is signed in sees it at the same addresses, and by the same actions", async ({ server, administrator }) => {
  const cookie = cookieHeader(administrator);
  for (const path of ["/", "/events", "/accounts/6001", "/operators", "/viewers"]) {
    const answer = await fetch(server.url + path, { headers: { cookie } });
    expect(answer.status, path).toBe(200);
    expect(await answer.text(), path).toMatch(SECRETS);
  }
  const action = builtActions().find(({ name }) => name === "loadEvents");
  if (!action) throw new Error("there is no action loadEvents");
  const answer = await post(server, action, { cookie, origin: server.url });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("hidden.operator");
  // The same without an origin, and from another's page, is not.
  expect((await post(server, action, { cookie })).status).toBe(403);
  expect((await post(server, action, { cookie, origin: "https://evil.example" })).status).toBe(403);
  expect((await post(server, action, { cookie, origin: server.url, "sec-fetch-site": "cross-site" })).status).toBe(403);
  const proxied = { cookie, origin: "https://evil.example", "x-forwarded-host": "evil.example" };
  expect((await post(server, action, proxied)).status).toBe(403);
});

test("another role than an administrator's is refused the viewers, page and actions", async ({ server, as }) => {
  for (const role of ["viewer", "investigator", "auditor"] as const) {
    const cookie = cookieHeader(await as(role));
    const page = await fetch(`${server.url}/viewers`, { headers: { cookie } });
    expect(page.status).toBe(403);
    expect(await page.text()).not.toMatch(/admin@bank|disabled@team/);
    for (const action of builtActions().filter(({ file }) => file.startsWith("app/viewers/"))) {
      const answer = await post(server, action, { cookie, origin: server.url });
      expect(answer.status, `${action.name} as ${role}`).toBe(403);
      expect(await answer.text()).not.toMatch(/admin@bank|disabled@team/);
    }
  }
});

/** An address that somebody asked for may be said back to them. */
const wordsOf = (text: string, path: string): string =>
  text.replaceAll(path.slice(1) || "\0", "").replaceAll("6001", path.includes("6001") ? "" : "6001");

const post = (server: TestServer, { id, path }: { id: string; path: string }, headers: Record<string, string>) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component", ...headers },
    body: "[{}]",
    redirect: "manual",
  });

let added = 0;

/** Somebody new who is signed in; what a test takes from them is nobody else's. */
async function somebody(server: TestServer): Promise<{ cookie: string; email: string }> {
  added += 1;
  const email = `disabled@team${added}.example`;
  const credentials = { email, password: "orbit velvet cinnamon 9" };
  await addViewer(server, credentials, "viewer");
  const cookie = cookieHeader(await signIn(server, credentials));
  expect((await fetch(`${server.url}/operators`, { headers: { cookie }, redirect: "manual" })).status).toBe(200);
  return { cookie, email };
}

function inViewers(server: TestServer, statement: string, email: string): void {
  const store = new DatabaseSync(`${server.data}/viewers.db`);
  expect(store.prepare(statement).run(email).changes).toBeGreaterThan(0);
  store.close();
}
