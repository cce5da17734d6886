import type { Page, Request } from "playwright";

import { withAuthenticator } from "./support/authenticator.ts";
import { beSeen, expectAccessible, LOOKS } from "./support/axe.ts";
import type { TestServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { ANONYMOUS, addViewer, cookieHeader, type SignedIn, signIn } from "./support/viewers.ts";

// Coming in with a passkey. Chromium's own authenticator for tests has the keys.
test.use({ storageState: ANONYMOUS });

const PASSWORD = "orbit velvet cinnamon 9";
const BUTTON = "Sign in with a passkey";

/** Somebody who is signed in by password and adds a passkey on their own page. */
async function withPasskey(page: Page, server: TestServer, email: string): Promise<void> {
  const credentials = { email, password: PASSWORD };
  await addViewer(server, credentials, "viewer");
  await page.context().addCookies((await signIn(server, credentials)).cookies);
  await page.goto("/sessions");
  const panel = page.getByRole("region", { name: "Passkeys" });
  await expect(panel.getByText("You have no passkey.")).toBeVisible();
  await panel.getByLabel("Name").fill("My laptop");
  await panel.getByLabel("Current password").fill(PASSWORD);
  await panel.getByRole("button", { name: "Add a passkey" }).click();
  await expect(panel.getByRole("listitem").filter({ hasText: "My laptop" })).toContainText("never used");
}

async function comeIn(page: Page): Promise<void> {
  await page.goto("/sign-in?to=/operators");
  await page.getByRole("button", { name: BUTTON }).click();
}

// An address that is asked for at once would take the place of signing out.
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  // The door that comes in the answer to signing out is the same as any.
  await expect(page.getByRole("button", { name: BUTTON })).toBeVisible();
}

type Look = { viewer: string | null; event: string; seen: Record<string, unknown> };

async function looksOf(server: TestServer, auditor: SignedIn, email: string): Promise<Look[]> {
  const headers = { cookie: cookieHeader(auditor) };
  const log = await (await fetch(`${server.url}/access/export?format=ndjson`, { headers })).text();
  const looks = log
    .trimEnd()
    .split("\n")
    .map((line): Look => JSON.parse(line));
  return looks.filter(({ viewer, seen }) => viewer === email || seen.email === email);
}

test("a passkey is added with the password, opens the door alone, and opens nothing once it is removed", async ({
  page,
  server,
  as,
}) => {
  await withAuthenticator(page);
  await withPasskey(page, server, "ana@passkeys.example");
  await signOut(page);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();

  const sent: Request[] = [];
  page.on("request", (request) => void (request.method() === "POST" && sent.push(request)));
  await comeIn(page);
  await expect(page.getByRole("heading", { level: 1, name: "Operators" })).toBeVisible();
  // The same answer again, as somebody would who had listened: used up. Ten of them are looked at.
  const answer = sent.find((request) => request.postData()?.includes("authenticatorData"));
  const headers = { ...(await answer?.allHeaders()), cookie: "", origin: server.url };
  const codes: string[] = [];
  for (let n = 0; n < 11; n += 1) {
    const again = await fetch(`${server.url}/sign-in`, { method: "POST", headers, body: answer?.postData() ?? "" });
    expect(again.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))).toBe(false);
    codes.push(/"code":"(\w+)"/.exec(await again.text())?.[1] ?? "");
  }
  expect(codes).toEqual([...Array(10).fill("passkey_refused"), "too_many_tries"]);

  await page.goto("/sessions");
  const passkey = page.getByRole("region", { name: "Passkeys" }).getByRole("listitem").filter({ hasText: "My laptop" });
  await expect(passkey).toContainText("last used");
  await passkey.getByRole("button", { name: "Remove My laptop" }).click();
  await passkey.getByLabel("Current password").fill("something else entirely");
  await passkey.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(passkey.getByRole("alert")).toContainText("wrong");
  await passkey.getByLabel("Current password").fill(PASSWORD);
  await passkey.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("You have no passkey.")).toBeVisible();
  await signOut(page);
  await comeIn(page);
  await expect(page.getByRole("alert").filter({ hasText: "opens nothing" })).toBeVisible();

  const looks = await looksOf(server, await as("auditor"), "ana@passkeys.example");
  const seen = looks.map(({ event, seen }) => [event, seen.by ?? seen.what ?? null, seen.reason ?? null]);
  expect(seen).toContainEqual(["viewer_settings", "passkey_added", null]);
  expect(seen).toContainEqual(["viewer_sign_in", "passkey", null]);
  expect(seen).toContainEqual(["viewer_sign_in_refused", "passkey", "passkey_refused"]);
  expect(seen).toContainEqual(["viewer_settings", "passkey_removed", "credentials_wrong"]);
  expect(seen).toContainEqual(["viewer_settings", "passkey_removed", null]);
});

test("the passkey of a viewer who is disabled, or whose passkeys an administrator removed, opens nothing", async ({
  page,
  server,
  browser,
  administrator,
}) => {
  await withAuthenticator(page);
  await withPasskey(page, server, "bia@passkeys.example");
  const theirs = await browser.newContext({ storageState: administrator, baseURL: server.url });
  const admin = await theirs.newPage();
  await admin.goto("/viewers");
  const card = admin.getByRole("listitem").filter({ hasText: "bia@passkeys.example" });
  const refused = async () => {
    await comeIn(page);
    await expect(page.getByRole("alert").filter({ hasText: "opens nothing" })).toBeVisible();
  };
  await card.getByRole("button", { name: "Disable" }).click();
  await expect(card.getByText("disabled since")).toBeVisible();
  await refused();
  await card.getByRole("button", { name: "Enable" }).click();
  await expect(card.getByText("disabled since")).toHaveCount(0);
  await comeIn(page);
  await expect(page.getByRole("heading", { level: 1, name: "Operators" })).toBeVisible();
  await card.getByRole("button", { name: "Remove all passkeys" }).click();
  await expect(card.getByText("1 passkey")).toHaveCount(0);
  // It ended that session, too.
  await refused();
  await theirs.close();
});

test("a wrong password begins no passkey, a device that has one makes no second, and one without says so", async ({
  page,
  server,
}) => {
  const device = await withAuthenticator(page);
  await withPasskey(page, server, "eva@passkeys.example");
  const panel = page.getByRole("region", { name: "Passkeys" });
  const add = async (password: string) => {
    await panel.getByLabel("Name").fill("Another");
    await panel.getByLabel("Current password").last().fill(password);
    await panel.getByRole("button", { name: "Add a passkey" }).click();
  };
  await add("something else entirely");
  await expect(panel.getByRole("alert")).toContainText("wrong");
  await add(PASSWORD);
  await expect(panel.getByRole("alert")).toContainText("has a passkey of yours already");
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await signOut(page);
  await device.forget();
  await comeIn(page);
  await expect(page.getByRole("alert").filter({ hasText: "gave no passkey" })).toBeVisible();
});

test("an address made of numbers offers no passkey, and says why", async ({ browser, server }) => {
  const credentials = { email: "lia@passkeys.example", password: PASSWORD };
  await addViewer(server, credentials, "viewer");
  const numbers = { url: server.url.replace("localhost", "127.0.0.1") };
  const context = await browser.newContext({ baseURL: numbers.url, storageState: ANONYMOUS });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: BUTTON })).toHaveCount(0);
  await context.addCookies((await signIn(numbers, credentials)).cookies);
  await page.goto("/sessions");
  await expect(page.getByRole("region", { name: "Passkeys" })).toContainText("made of numbers");
  await context.close();
});

test("axe finds nothing about passkeys", async ({ page, server }) => {
  test.slow();
  await withAuthenticator(page);
  await withPasskey(page, server, "rui@passkeys.example");
  for (const look of LOOKS) {
    await beSeen(page, look);
    await page.getByRole("button", { name: "Remove My laptop" }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
  await page.context().clearCookies();
  await page.goto("/sign-in");
  for (const look of LOOKS) {
    await beSeen(page, look);
    await expect(page.getByRole("button", { name: BUTTON })).toBeVisible();
    await expectAccessible(page);
  }
});
