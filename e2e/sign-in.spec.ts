import type { Page } from "playwright";

import { beSeen, expectAccessible, LOOKS } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";
import { ADMIN, ANONYMOUS, addViewer, postSignIn, signIn } from "./support/viewers.ts";

// The door itself: the form, what is refused, how often one may guess.
test.use({ storageState: ANONYMOUS });

const PASSWORD = "orbit velvet cinnamon 9";

async function fill(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("who is signed out is led to the door, and through it to where they wanted to go", async ({ page }) => {
      await page.goto("/events?q=account:1");
      await expect(page).toHaveURL(/\/sign-in\?to=/);
      await expect(page.getByRole("navigation")).toHaveCount(0);
      await fill(page, { email: ADMIN.email, password: "not the password" });
      await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toBeVisible();
      // Without a script it is another page.
      if (javaScriptEnabled) await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeFocused();
      await fill(page, ADMIN);
      await expect(page).toHaveURL("/events?q=account:1");
      await expect(page.getByText(ADMIN.email).first()).toBeVisible();
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL("/sign-in");
      await page.goto("/events");
      await expect(page).toHaveURL(/\/sign-in/);
    });

    test("the language of the door can be chosen", async ({ page }) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Português (Brasil)" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Entrar" })).toBeVisible();
    });
  });
}

test("who follows a link when their session has ended stands at a bare door, and comes in again", async ({
  browser,
  server,
  administrator,
}) => {
  const olga = { email: "olga@team.example", password: PASSWORD };
  await addViewer(server, olga, "viewer");
  const context = await browser.newContext({ storageState: await signIn(server, olga) });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByText(olga.email)).toBeVisible();
  const others = await browser.newContext({ storageState: administrator });
  const viewers = await others.newPage();
  await viewers.goto("/viewers");
  const card = viewers.getByRole("listitem").filter({ hasText: olga.email });
  await card.getByLabel("Role").selectOption("auditor");
  await card.getByRole("button", { name: "Change role" }).click();
  await expect(card.getByRole("status")).toContainText("their sessions ended");
  await others.close();
  await page.getByRole("navigation").getByRole("link", { name: "Operators" }).click();
  await expect(page).toHaveURL("/sign-in?to=%2Foperators");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByText(olga.email)).toHaveCount(0);
  await fill(page, olga);
  await expect(page.getByRole("heading", { level: 1, name: "Operators" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Access log" })).toBeVisible();
  await context.close();
});

test("both loopback names are this site, and a cookie of one is not the other's", async ({ browser, server }) => {
  for (const name of ["localhost", "127.0.0.1"]) {
    const context = await browser.newContext({
      baseURL: server.url.replace("localhost", name),
      storageState: ANONYMOUS,
    });
    const page = await context.newPage();
    await page.goto("/operators");
    await fill(page, ADMIN);
    await expect(page.getByRole("heading", { level: 1, name: "Operators" })).toBeVisible();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax", path: "/", domain: name });
    expect(cookie?.name).toMatch(/^__Host-/);
    await context.close();
  }
});

test("an answer of the door tells a program nothing but whether it is in", async ({ server }) => {
  const right = await postSignIn(server, ADMIN);
  expect([right.status, await right.json()]).toEqual([200, { second_factor: false }]);
  expect(right.headers.get("cache-control")).toBe("no-store");
  const wrong = await postSignIn(server, { ...ADMIN, password: "not the password" });
  const unknown = await postSignIn(server, { ...ADMIN, email: "nobody@bank.example" });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
  expect((await postSignIn(server, ADMIN, { origin: "https://evil.example" })).status).toBe(403);
});

test("what better-auth has besides is not there", async ({ server }) => {
  for (const path of [
    "sign-up/email",
    "get-session",
    "list-sessions",
    "update-user",
    "one-time-link",
    "two-factor/enable",
  ]) {
    for (const method of ["GET", "POST"]) {
      const body = method === "POST" ? JSON.stringify({ viewerId: "x" }) : null;
      const headers = { origin: server.url, "content-type": "application/json" };
      const answer = await fetch(`${server.url}/api/auth/${path}`, { method, headers, body });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
  }
});

test("of a thousand guesses ten are verified, and then not even the password opens; others come in", async ({
  server,
}) => {
  test.setTimeout(240_000);
  const victim = { email: "victim@team.example", password: PASSWORD };
  await addViewer(server, victim, "viewer");
  const seen: Record<number, number> = {};
  const guess = async (n: number) => {
    const { status } = await postSignIn(server, { ...victim, password: `guess number ${n}` });
    seen[status] = (seen[status] ?? 0) + 1;
  };
  for (let n = 0; n < 1000; n += 20) await Promise.all(Array.from({ length: 20 }, (_, more) => guess(n + more)));
  expect(seen).toEqual({ 401: 10, 429: 990 });
  const right = await postSignIn(server, victim);
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(600);
  expect((await postSignIn(server, ADMIN)).status).toBe(200);
});

test("every page says how it may be used, and no page may run a script of its own", async ({
  server,
  administrator,
}) => {
  const [cookie] = administrator.cookies;
  for (const path of ["/", "/events", "/sign-in"]) {
    const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
    const answer = await fetch(server.url + path, { headers, redirect: "manual" });
    const policy = answer.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": expect.stringContaining("no-store"),
    });
    expect(answer.headers.has("x-powered-by")).toBe(false);
  }
});

for (const path of ["/sign-in", "/sign-in/code", "/sign-in?token=spent"])
  test(`axe finds nothing at ${path}`, async ({ page, pageErrors }) => {
    pageErrors.allow(/410/);
    for (const look of LOOKS) {
      await beSeen(page, look);
      await page.goto(path);
      await expectAccessible(page);
    }
  });
