import type { Page } from "playwright";

import { beSeen, expectAccessible, LOOKS } from "./support/axe.ts";
import type { TestServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { totp } from "./support/totp.ts";
import { ANONYMOUS, addViewer, type Credentials, cookieHeader, postSignIn, signIn } from "./support/viewers.ts";

// One's own way in: the second factor, the sessions, the password.
test.use({ storageState: ANONYMOUS });

const PASSWORD = "orbit velvet cinnamon 9";

async function begin(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto("/sign-in?to=/sessions");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function turnOn(page: Page): Promise<{ secret: string; codes: string[]; used: string }> {
  const panel = page.getByRole("region", { name: "Second factor" });
  await panel.getByLabel("Current password").fill(PASSWORD);
  await panel.getByRole("button", { name: "Set up" }).click();
  await expect(panel.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = (await panel.locator("p code").textContent()) ?? "";
  const codes = await panel.getByRole("listitem").allInnerTexts();
  const used = totp(secret);
  await panel.getByLabel("Code of the authenticator").fill(used);
  await panel.getByRole("button", { name: "Turn on" }).click();
  await expect(panel.getByText("a code of your authenticator is asked for")).toBeVisible();
  return { secret, codes, used };
}

async function sendCode(server: TestServer, credentials: Credentials, code: string): Promise<number> {
  const first = await postSignIn(server, credentials);
  expect(await first.json()).toEqual({ second_factor: true });
  expect(first.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))).toBe(false);
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const answer = await fetch(`${server.url}/api/auth/two-factor/verify`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, cookie },
    body: JSON.stringify({ code }),
  });
  return answer.status;
}

test("a second factor is asked for once it is on, and a code opens once", async ({ page, server }) => {
  const ana = { email: "ana@team.example", password: PASSWORD };
  await addViewer(server, ana, "viewer");
  await begin(page, ana);
  const { secret, codes, used } = await turnOn(page);
  expect(codes.length).toBe(10);
  // The code that turned it on is used up, and so is the next one after its first use.
  expect(await sendCode(server, ana, used)).toBe(401);
  const next = totp(secret, Date.now() + 30_000);
  expect(await sendCode(server, ana, next)).toBe(200);
  expect(await sendCode(server, ana, next)).toBe(401);
  expect(await sendCode(server, ana, "000000")).toBe(401);
  const [backup = ""] = codes;
  expect(await sendCode(server, ana, backup)).toBe(200);
  expect(await sendCode(server, ana, backup)).toBe(401);
  // The same in a browser.
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await begin(page, ana);
  await expect(page.getByRole("heading", { level: 1, name: "Second factor" })).toBeVisible();
  await page.goto("/events");
  await expect(page).toHaveURL(/\/sign-in/);
  await begin(page, ana);
  await page.getByLabel("Code").fill(codes[1] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My sessions" })).toBeVisible();
});

test("an administrator takes a lost second factor away, and every wrong code is on record", async ({
  page,
  server,
  browser,
  administrator,
  as,
}) => {
  const lia = { email: "lia@team.example", password: PASSWORD };
  await addViewer(server, lia, "viewer");
  await begin(page, lia);
  await turnOn(page);
  expect(await sendCode(server, lia, "000000")).toBe(401);
  const theirs = await browser.newContext({ storageState: administrator, baseURL: server.url });
  const admin = await theirs.newPage();
  await admin.goto("/viewers");
  const card = admin.getByRole("listitem").filter({ hasText: lia.email });
  await card.getByRole("button", { name: "Remove the lost second factor" }).click();
  await expect(card.getByText("without a second factor")).toBeVisible();
  await theirs.close();
  // Their sessions ended, and the password alone lets them in again.
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await (await postSignIn(server, lia)).json()).toEqual({ second_factor: false });
  const headers = { cookie: cookieHeader(await as("auditor")) };
  const log = await (await fetch(`${server.url}/access/export?format=ndjson`, { headers })).text();
  const looks = log
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const refused = looks.find(({ viewer, event }) => viewer === lia.email && event === "viewer_sign_in_refused");
  expect(refused.seen).toEqual({ reason: "code_wrong" });
  const removed = looks.find(({ event, seen }) => event === "viewer_change" && seen.email === lia.email);
  expect(removed).toMatchObject({ viewer: "admin@bank.example", seen: { what: "second_factor_removed" } });
});

test("a session that is ended elsewhere opens nothing at the next request", async ({ page, server, browser }) => {
  const bia = { email: "bia@team.example", password: PASSWORD };
  await addViewer(server, bia, "viewer");
  const other = await browser.newContext({ storageState: await signIn(server, bia), baseURL: server.url });
  const elsewhere = await other.newPage();
  await elsewhere.goto("/events");
  await expect(elsewhere).toHaveURL("/events");
  await begin(page, bia);
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await sessions.getByRole("button", { name: "End", exact: true }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await other.close();
});

test("a password is changed by who knows it, and a weak one is refused", async ({ page, server }) => {
  const eva = { email: "eva@team.example", password: PASSWORD };
  await addViewer(server, eva, "viewer");
  await begin(page, eva);
  const panel = page.getByRole("region", { name: "Change password" });
  const change = async (current: string, next: string) => {
    await panel.getByLabel("Current password").fill(current);
    await panel.getByLabel("New password").fill(next);
    await panel.getByRole("button", { name: "Change password" }).click();
  };
  await change(PASSWORD, "password1234");
  await expect(panel.getByRole("alert")).toContainText("too easy");
  await change("something else entirely", "marble otter 44 sundial");
  await expect(panel.getByRole("alert")).toContainText("wrong");
  await change(PASSWORD, "marble otter 44 sundial");
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await expect.poll(async () => (await postSignIn(server, eva)).status).toBe(401);
  expect((await postSignIn(server, { ...eva, password: "marble otter 44 sundial" })).status).toBe(200);
});

test("axe finds nothing at /sessions and /viewers", async ({ browser, administrator }) => {
  const context = await browser.newContext({ storageState: administrator });
  const page = await context.newPage();
  for (const look of LOOKS) {
    await beSeen(page, look);
    for (const path of ["/sessions", "/viewers"]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  }
  await context.close();
});
